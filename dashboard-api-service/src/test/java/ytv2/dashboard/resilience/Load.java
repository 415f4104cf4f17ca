package ytv2.dashboard.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import ytv2.dashboard.Dashboard;
import ytv2.dashboard.Dashboard.Answer;

/// Clients that read without a pause until they are closed.
final class Load implements AutoCloseable {

    private static final List<String> TARGETS =
            List.of("/api/reports?size=12", "/complete-01.json", "/api/filters", "/api/reports/bare");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /// One read. Status 0: no answer came.
    record Read(String target, long startNanos, Duration duration, int status, String retryAfter, String body) {

        boolean startedAfter(long nanos) {
            return startNanos - nanos > 0;
        }
    }

    private final Dashboard dashboard;
    private final List<Read> reads = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    Load(Dashboard dashboard, int clientCount) {
        this.dashboard = dashboard;
        Stream.generate(() -> (Runnable) this::readOn).limit(clientCount).forEach(clients::execute);
    }

    /// All so far.
    List<Read> reads() {
        synchronized (reads) {
            return List.copyOf(reads);
        }
    }

    /// Those that began between two times of [System#nanoTime].
    List<Read> between(long from, long to) {
        return reads().stream()
                .filter(read -> read.startedAfter(from) && !read.startedAfter(to))
                .toList();
    }

    /// Those that were answered before a time of [System#nanoTime].
    List<Read> endedBefore(long time) {
        return reads().stream()
                .filter(read -> !read.startedAfter(time - read.duration().toNanos()))
                .toList();
    }

    /// Waits until so many reads have ended, with a status, that began after a time of [System#nanoTime].
    void await(int count, int status, long since) {
        Awaitility.await(count + " reads with status " + status)
                .atMost(LONGEST_WAIT)
                .until(() -> between(since, System.nanoTime()).stream()
                                .filter(read -> read.status() == status)
                                .count()
                        >= count);
    }

    /// The duration that so many percent of the reads do not exceed.
    static Duration percentile(List<Read> reads, int percent) {
        List<Duration> sorted = reads.stream().map(Read::duration).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    static Read read(Dashboard dashboard, String target) {
        long start = System.nanoTime();
        try {
            Answer answer = dashboard.get(target);
            String body = answer.status() == 200 ? "" : answer.text();
            return new Read(target, start, since(start), answer.status(), answer.header("Retry-After"), body);
        } catch (RuntimeException e) {
            return new Read(target, start, since(start), 0, "", e.toString());
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        clients.shutdown();
        if (!clients.awaitTermination(40, TimeUnit.SECONDS)) {
            throw new AssertionError("a client got no answer");
        }
    }

    private void readOn() {
        for (int i = 0; !ended; i++) {
            reads.add(read(dashboard, TARGETS.get(i % TARGETS.size())));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

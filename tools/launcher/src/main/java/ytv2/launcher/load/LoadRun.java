package ytv2.launcher.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One load, from the first line to the result. Made for one call of [#run]; [#stop] and [#counts] may come from any
/// thread.
final class LoadRun {

    /// After a stop, requests that are open may take as long as the service itself waits for PostgreSQL (25 s), and
    /// a little more; then they are broken off and their lines count as not done.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final BulkPoster poster;
    private final LineLedger ledger;
    private final Delivery delivery;
    private final Budget budget;
    private final Lanes lanes = new Lanes();
    private final long started = System.nanoTime();
    private volatile boolean interrupted;
    private volatile @Nullable String readError;

    /// @param jobs      requests open at once, at least 1
    /// @param firstLine the line to begin with, at least 1
    /// @param notices   takes lines for the person who waits
    LoadRun(IngestTarget target, int jobs, long firstLine, Rejects rejects, Consumer<String> notices) {
        poster = new BulkPoster(target, jobs);
        ledger = new LineLedger(firstLine);
        delivery = new Delivery(poster, rejects, ledger, new Outage(notices, System::nanoTime));
        budget = new Budget(jobs);
    }

    /// Returns when every line has come to its end, or soon after a [#stop], even if the input blocks.
    LoadResult run(LineReader lines) throws InterruptedException {
        Thread.ofPlatform().daemon().name("load-reader").start(() -> read(lines));
        try {
            boolean _ = ledger.awaitQuiet(GRACE);
            return result();
        } finally {
            delivery.stop();
            poster.close();
        }
    }

    /// Reads no further and lets the requests that are open end.
    void stop() {
        interrupted = true;
        delivery.stop();
    }

    LineLedger.Counts counts() {
        return ledger.counts();
    }

    LineLedger.Reach reach() {
        return ledger.reach();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void read(LineReader lines) {
        try {
            Optional<InputLine> line = lines.next();
            while (line.isPresent() && hand(line.get())) {
                line = lines.next();
            }
        } catch (IOException | RuntimeException | Error e) {
            // Any of them: an end that is not the input's must not look like it.
            readError = "The input cannot be read beyond line " + lines.number() + ": " + e;
        } finally {
            ledger.end();
        }
    }

    /// @return whether more lines are wanted
    private boolean hand(InputLine line) {
        budget.acquire(line);
        if (!ledger.admit(line)) {
            return false;
        }
        lanes.add(key(line), () -> {
            delivery.deliver(line);
            budget.release(line);
        });
        return true;
    }

    /// A line without a readable id has a lane of its own; no valid id begins with a line feed.
    private static String key(InputLine line) {
        String own = "\n" + line.number();
        return switch (line) {
            case InputLine.Document document -> VideoKey.of(document.document()).orElse(own);
            case InputLine.Oversized _ -> own;
        };
    }

    private LoadResult result() {
        return new LoadResult(
                ledger.counts(),
                elapsed(),
                ledger.failures(),
                ledger.unfinished(),
                Optional.ofNullable(readError),
                interrupted);
    }
}

package ytv2.launcher.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Posts documents to `/ingest/reports`: what is handed over while all requests are open goes out together in the next
/// one. Any thread may call it.
final class BulkPoster implements AutoCloseable {

    /// Documents of a request: as many as the ingest service stores in one transaction.
    static final int MOST = 200;

    /// In bytes; beyond it a request has one document.
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// Well over the 25 s that a write may wait for PostgreSQL inside the service: a document must not be posted
    /// again while its first copy is still on its way, or a later line of the same video could be overtaken.
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(120);

    private final IngestTarget target;
    private final int jobs;
    private final HttpClient client;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int open;
    private boolean stopped;

    /// @param jobs requests open at once, at least 1
    BulkPoster(IngestTarget target, int jobs) {
        this.target = target;
        this.jobs = jobs;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// A document whose sender waits.
    private record Waiting(byte[] document, CompletableFuture<Optional<Answer>> answer) {}

    /// Waits until the document is answered.
    ///
    /// @return empty if it did not go out because of a [#stop]
    Optional<Answer> post(byte[] document) throws InterruptedException {
        Waiting posted = new Waiting(document, new CompletableFuture<>());
        hand(posted);
        try {
            return posted.answer().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What has not gone out stays.
    synchronized void stop() {
        stopped = true;
        waiting.forEach(left -> left.answer().complete(Optional.empty()));
        waiting.clear();
    }

    private synchronized void hand(Waiting posted) {
        if (stopped) {
            posted.answer().complete(Optional.empty());
            return;
        }
        waiting.add(posted);
        if (open < jobs) {
            open++;
            Thread.ofVirtual().name("load-post").start(this::postAll);
        }
    }

    private void postAll() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            post(batch);
        }
    }

    /// The first that wait, in the order in which they were handed over.
    private synchronized List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        long size = 0;
        for (Waiting first = waiting.peek(); first != null && batch.size() < MOST; first = waiting.peek()) {
            size += first.document().length;
            if (size > LARGEST && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        if (batch.isEmpty()) {
            open--;
        }
        return batch;
    }

    private void post(List<Waiting> batch) {
        try {
            answer(batch, client.send(request(batch), BodyHandlers.ofByteArray()));
        } catch (SSLException e) {
            answer(batch, new Answer.Failed("TLS with " + target.service() + " fails: " + e.getMessage(), true));
        } catch (IOException e) {
            answer(batch, new Answer.Unavailable(reason(e), Optional.empty()));
        } catch (InterruptedException | RuntimeException | Error e) {
            answer(batch, new Answer.Failed("unexpected " + e, false));
        }
    }

    private HttpRequest request(List<Waiting> batch) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Waiting posted : batch) {
            lines.write(posted.document());
            lines.write('\n');
        }
        return HttpRequest.newBuilder(target.reports())
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson, application/problem+json")
                .header("X-INGEST-TOKEN", target.token())
                .timeout(ANSWER_TIMEOUT)
                .POST(BodyPublishers.ofByteArray(lines.toByteArray()))
                .build();
    }

    /// A refusal of the request is that of its document, if it has one; otherwise each half is tried by itself.
    private void answer(List<Waiting> batch, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 == 2) {
            answerEach(batch, new BulkAnswer(response.body()));
            return;
        }
        Answer answer = AnswerReader.read(response);
        if (answer instanceof Answer.Refused && batch.size() > 1) {
            post(batch.subList(0, batch.size() / 2));
            post(batch.subList(batch.size() / 2, batch.size()));
        } else {
            answer(batch, answer);
        }
    }

    private static void answerEach(List<Waiting> batch, BulkAnswer answers) {
        for (int line = 1; line <= batch.size(); line++) {
            batch.get(line - 1).answer().complete(Optional.of(answers.ofLine(line)));
        }
    }

    private static void answer(List<Waiting> batch, Answer answer) {
        batch.forEach(posted -> posted.answer().complete(Optional.of(answer)));
    }

    private String reason(IOException e) {
        return switch (e) {
            case ConnectException _
            when causedByUnknownHost(e) -> "the host name " + target.service().getHost() + " is not known";
            case ConnectException _ -> target.service() + " refuses connections";
            case HttpTimeoutException _ -> target.service() + " does not answer in time";
            default -> "the connection to " + target.service() + " broke (" + e.getMessage() + ")";
        };
    }

    private static boolean causedByUnknownHost(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    /// Breaks off what is in flight.
    @Override
    public void close() {
        stop();
        client.shutdownNow();
    }
}

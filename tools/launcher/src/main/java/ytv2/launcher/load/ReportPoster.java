package ytv2.launcher.load;

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
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Posts documents to `/ingest/report` over kept-alive HTTP/1.1 connections; any thread may call it.
final class ReportPoster implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// Well over the 25 s that a write may wait for PostgreSQL inside the service: a document must not be posted
    /// again while its first copy is still on its way, or a later line of the same video could be overtaken.
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(120);

    private final IngestTarget target;
    private final HttpClient client;

    ReportPoster(IngestTarget target) {
        this.target = target;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    Answer post(byte[] document) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target.reports())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("X-INGEST-TOKEN", target.token())
                .timeout(ANSWER_TIMEOUT)
                .POST(BodyPublishers.ofByteArray(document))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return AnswerReader.read(response);
        } catch (SSLException e) {
            return new Answer.Failed("TLS with " + target.service() + " fails: " + e.getMessage(), true);
        } catch (IOException e) {
            return new Answer.Unavailable(reason(e), Optional.empty());
        }
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
        client.shutdownNow();
    }
}

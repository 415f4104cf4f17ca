package ytv2.service.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// HTTP/1.1 as the services' clients speak it.
public final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    public ServiceClient(URI base) {
        this.base = base;
    }

    /// A request without a body.
    public ServiceAnswer send(String method, String path, String... headers) throws IOException {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    public ServiceAnswer get(String path, String... headers) throws IOException {
        return send("GET", path, headers);
    }

    public ServiceAnswer post(String path, byte[] body, String... headers) throws IOException {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /// The answer when it comes; the caller goes on meanwhile.
    public CompletableFuture<ServiceAnswer> postLater(String path, byte[] body, String... headers) {
        HttpRequest request =
                request(path, headers).POST(BodyPublishers.ofByteArray(body)).build();
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(ServiceClient::answer);
    }

    /// Builds a request that [#send] takes.
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    public ServiceAnswer send(HttpRequest.Builder request) throws IOException {
        try {
            return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static ServiceAnswer answer(HttpResponse<byte[]> response) {
        return new ServiceAnswer(response.statusCode(), response.headers(), response.body());
    }
}

package ytv2.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import ytv2.launcher.process.Readiness;

/// A service is ready when its readiness check says so: `GET /q/health/ready` answers 200.
///
/// @param uri of the check
record HttpReadiness(URI uri) implements Readiness {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /// A check that asks a database which hangs may take this long.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int OK = 200;

    static HttpReadiness onPort(int port) {
        return new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    @Override
    public boolean isReady(ProcessHandle process) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

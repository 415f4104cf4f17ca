package ytv2.migration.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ytv2.migration.ProgressLine;
import ytv2.migration.source.SourceFailure;

/// Fetches a database file from a server, as the dashboard offers its own.
final class Download {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 16;

    private final @Nullable String secret;

    /// @param secret sent as bearer; none if `null` or empty
    Download(@Nullable String secret) {
        this.secret = secret;
    }

    /// @return the file, in `directory`
    /// @throws SourceFailure if the server does not give it, or not all of it
    Path fetch(URI address, Path directory, ProgressLine progress) throws IOException, InterruptedException {
        Path file = directory.resolve("download.db");
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(HEAD_LIMIT);
        if (secret != null && !secret.isBlank()) {
            request.header("Authorization", "Bearer " + secret.strip());
        }
        // never to another host, which would get the secret
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build()) {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                require(address, response);
                long received = copy(body, file, progress);
                long promised =
                        response.headers().firstValueAsLong("Content-Length").orElse(received);
                if (received != promised) {
                    throw new SourceFailure(
                            address + " ended after " + received + " of " + promised + " bytes; try again");
                }
            }
        } catch (IOException e) {
            throw new SourceFailure("cannot fetch " + address + ": " + e.getMessage(), e);
        }
        return file;
    }

    private void require(URI address, HttpResponse<?> response) {
        if (response.statusCode() != 200) {
            throw new SourceFailure(address + " answers with " + response.statusCode()
                    + switch (response.statusCode()) {
                        case 401, 403 -> ": is the secret right? (--secret-env names its variable)";
                        case 301, 302, 303, 307, 308 ->
                            " to " + response.headers().firstValue("Location").orElse("nowhere")
                                    + ": give that address, if it is to have the secret";
                        default -> "";
                    });
        }
    }

    private static long copy(InputStream body, Path file, ProgressLine progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                received += read;
                progress.set(received);
            }
        }
        return received;
    }
}

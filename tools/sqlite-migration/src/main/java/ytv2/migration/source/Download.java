package ytv2.migration.source;

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
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Fetches files from a server, as the legacy dashboard offers its own. Any thread may fetch.
public final class Download implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 16;

    private final @Nullable String secret;
    private final Duration stallLimit;

    // never to another host, which would get the secret
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    /// @param secret sent as bearer; none if `null` or empty
    /// @param stallLimit how long nothing may come of a file before it counts as failed
    public Download(@Nullable String secret, Duration stallLimit) {
        this.secret = secret;
        this.stallLimit = stallLimit;
    }

    /// @param file is written anew
    /// @param progress hears of each part how long it is
    /// @throws DownloadFailure if the server does not give it, or not all of it
    /// @throws IOException if the file cannot be written
    public void fetch(URI address, Path file, LongConsumer progress)
            throws DownloadFailure, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(HEAD_LIMIT);
        if (secret != null && !secret.isBlank()) {
            request.header("Authorization", "Bearer " + secret.strip());
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new DownloadFailure("cannot fetch " + address + ": " + e, e);
        }
        try (InputStream body = response.body()) {
            require(address, response);
            long received = copy(address, body, file, progress);
            long promised =
                    response.headers().firstValueAsLong("Content-Length").orElse(received);
            if (received != promised) {
                throw new DownloadFailure(
                        0, address + " ended after " + received + " of " + promised + " bytes; try again");
            }
        }
    }

    private static void require(URI address, HttpResponse<?> response) throws DownloadFailure {
        int status = response.statusCode();
        if (status != 200) {
            throw new DownloadFailure(
                    status,
                    address + " answers with " + status
                            + switch (status) {
                                case 401, 403 -> ": is the secret right? (--secret-env names its variable)";
                                case 301, 302, 303, 307, 308 ->
                                    " to "
                                            + response.headers()
                                                    .firstValue("Location")
                                                    .orElse("nowhere")
                                            + ": give that address, if it is to have the secret";
                                default -> "";
                            });
        }
    }

    private long copy(URI address, InputStream body, Path file, LongConsumer progress)
            throws DownloadFailure, IOException {
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        try (OutputStream out = Files.newOutputStream(file);
                StallLimit stall = new StallLimit(body, stallLimit)) {
            for (int read = read(address, body, buffer, stall); read >= 0; read = read(address, body, buffer, stall)) {
                out.write(buffer, 0, read);
                received += read;
                progress.accept(read);
            }
        }
        return received;
    }

    private int read(URI address, InputStream body, byte[] buffer, StallLimit stall) throws DownloadFailure {
        try {
            int read = body.read(buffer);
            stall.alive();
            return read;
        } catch (IOException e) {
            throw new DownloadFailure(
                    stall.isExceeded()
                            ? address + " has sent nothing for " + stallLimit.toSeconds() + " s; try again"
                            : "cannot fetch " + address + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}

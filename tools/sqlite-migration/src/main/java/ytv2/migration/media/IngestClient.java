package ytv2.migration.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import ytv2.migration.media.IngestAnswer.Deleted;
import ytv2.migration.media.IngestAnswer.Refused;
import ytv2.migration.media.IngestAnswer.Stored;
import ytv2.migration.media.IngestAnswer.Unavailable;
import ytv2.migration.media.IngestAnswer.Unusable;

/// Sends files to the ingest service, which owns every write of them. Any thread may send.
final class IngestClient implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /// Longer than sending the largest file over a slow line, and than the service waits for PostgreSQL.
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /// @param address without a slash at its end
    /// @param token never printed
    IngestClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /// Sends a file, streamed.
    ///
    /// @param heardBy the video whose audio it is to be
    IngestAnswer send(SourceFile file, Path bytes, Optional<String> heardBy) throws InterruptedException {
        String boundary = "ytv2-" + UUID.randomUUID();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(address + file.kind().address()))
                    .header("X-INGEST-TOKEN", token)
                    .header("Accept", "application/json")
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .timeout(ANSWER_LIMIT)
                    .POST(form(boundary, file, bytes, heardBy))
                    .build();
            return answer(file, client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Unavailable(0, address + " does not answer: " + e, Optional.empty());
        }
    }

    private static BodyPublisher form(String boundary, SourceFile file, Path bytes, Optional<String> heardBy)
            throws IOException {
        StringBuilder head = new StringBuilder();
        heardBy.ifPresent(
                videoId -> head.append("--%s\r\nContent-Disposition: form-data; name=\"video_id\"\r\n\r\n%s\r\n"
                        .formatted(boundary, videoId)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, file.kind().field(), quoted(file.fileName())));
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
                BodyPublishers.ofFile(bytes),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.UTF_8));
    }

    /// As forms of browsers spell it.
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private IngestAnswer answer(SourceFile file, HttpResponse<String> response) {
        JsonNode body = json(response.body());
        int status = response.statusCode();
        String reason =
                status + " " + body.path("detail").asText(body.path("error").asText("without a reason"));
        return switch (status) {
            case 200, 201 -> stored(file, body);
            case 409 -> new Deleted();
            case 401, 403 -> new Unusable(address + " answers " + reason + ": is INGEST_TOKEN the right one?");
            case 404, 405, 410, 501 ->
                new Unusable(address + " answers " + reason + ": is this the address of the ingest service?");
            case 507 ->
                new Unusable(address + " cannot store files: " + reason
                        + " Make room, or mount the right disk, as its log says; then run this again, and it goes on.");
            case 429, 500, 502, 503, 504 -> new Unavailable(status, address + " answers " + reason, after(response));
            default -> new Refused(status, reason);
        };
    }

    private IngestAnswer stored(SourceFile file, JsonNode body) {
        String name = body.path("filename").asText();
        return name.isEmpty()
                ? new Unusable(address + " does not answer as the ingest service does")
                : new Stored(file.kind().directory() + name);
    }

    private static Optional<Duration> after(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /// An empty document for what is none, such as the page of a proxy.
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}

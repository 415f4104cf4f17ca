package ytv2.migration.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.migration.run.Stage.Done;
import ytv2.model.testing.ServiceProcess;

/// A legacy file with videos that refer to files, these files, and the packaged ingest service on an empty database.
final class MediaStage implements AutoCloseable {

    static final String TOKEN = "a-token-of-the-test";
    static final String OLD_HOST = "https://old.example";

    private static final Duration START = Duration.ofSeconds(120);
    private static final Path SERVICE = Path.of("..", "..", "nas-ingest-service");

    private final Stage stage;
    private final Path directory;
    private final LegacyExports legacy;
    private final ServiceProcess service;

    private MediaStage(Stage stage, Path directory, LegacyExports legacy, ServiceProcess service) {
        this.stage = stage;
        this.directory = directory;
        this.legacy = legacy;
        this.service = service;
    }

    static MediaStage of(Path directory, Recipe recipe, Map<String, String> settings) throws SQLException, IOException {
        Stage stage = Stage.of(directory, recipe);
        Map<String, String> environment = new HashMap<>(settings);
        environment.put(
                "DATABASE_URL_INGEST", stage.database().url("ytv2_ingest").toUri());
        environment.put("INGEST_TOKEN", TOKEN);
        environment.put("EXPORTS_DIR", stored(directory).toString());
        Files.createDirectories(stored(directory));
        ServiceProcess service = ServiceProcess.start(SERVICE, directory.resolve("ingest.log"), environment)
                .awaitReady(START);
        return new MediaStage(stage, directory, LegacyExports.in(directory.resolve("legacy")), service);
    }

    Stage stage() {
        return stage;
    }

    LegacyExports legacy() {
        return legacy;
    }

    ServiceProcess service() {
        return service;
    }

    String videoId(int index) {
        return stage.recipe().videoId(index);
    }

    /// What the ingest service stores into.
    Path stored() {
        return stored(directory);
    }

    private static Path stored(Path directory) {
        return directory.resolve("stored");
    }

    /// The legacy file says of a video where its audio is.
    void sayAudio(int index, String url) throws SQLException {
        say(index, "analysis", JsonNodeFactory.instance.objectNode().put("audio_url", url));
    }

    void say(int index, String column, ObjectNode document) throws SQLException {
        say(index, column, document.toString());
    }

    void say(int index, String column, String text) throws SQLException {
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET %s = '%s' WHERE video_id = '%s'".formatted(column, text, videoId(index)));
    }

    Done run() throws IOException {
        return stage.command("--nas", stage.nas().toString());
    }

    Done verify(String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--nas", stage.nas().toString()));
        options.addAll(List.of(more));
        return stage.command(Map.of(), "verify", options);
    }

    Done media(String... more) throws IOException {
        return mediaFrom(legacy.directory().toString(), more);
    }

    Done mediaFrom(String source, String... more) throws IOException {
        List<String> options =
                new ArrayList<>(List.of("--from", source, "--to", service.url().toString()));
        options.addAll(List.of(more));
        return stage.command(Map.of("INGEST_TOKEN", TOKEN, "SYNC_SECRET", "open sesame"), "media", options);
    }

    /// What the handler does.
    void upload(String address, String field, String name, byte[] bytes, Optional<String> videoId)
            throws IOException, InterruptedException {
        String boundary = "the-boundary";
        var body = new java.io.ByteArrayOutputStream();
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"%s\"";
        videoId.ifPresent(
                id -> body.writeBytes((part.formatted("video_id") + "\r\n\r\n" + id + "\r\n").getBytes(UTF_8)));
        body.writeBytes((part.formatted(field) + "; filename=\"" + name + "\"\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(service.url() + address))
                .header("X-INGEST-TOKEN", TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        if (response.statusCode() != 200) {
            throw new AssertionError(name + " is not stored: " + response.statusCode());
        }
    }

    int delete(String videoId) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(service.url() + "/api/delete/" + videoId))
                        .header("X-INGEST-TOKEN", TOKEN)
                        .DELETE())
                .statusCode();
    }

    /// What people get at an address of the service.
    byte[] served(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(service.url() + url)));
        if (response.statusCode() != 200) {
            throw new AssertionError(url + " answers " + response.statusCode());
        }
        return response.body();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    /// A value of a card.
    ///
    /// @param path as `#>>` takes it
    String card(int index, String path) throws SQLException {
        return stage.column("SELECT COALESCE(card::jsonb #>> '{" + path + "}', '') FROM report_card WHERE video_id = '"
                        + videoId(index) + "'")
                .getFirst();
    }

    /// All that a person could miss: rows without times, and files with their digests.
    List<String> state() throws SQLException {
        List<String> state = new ArrayList<>();
        state.addAll(stage.column("SELECT (to_jsonb(c) - 'updated_at')::text FROM content AS c ORDER BY c.video_id"));
        state.addAll(
                stage.column(
                        "SELECT (to_jsonb(r) - 'updated_at' - 'search_vector' - 'card')::text FROM report_card AS r ORDER BY r.video_id"));
        state.addAll(
                stage.column(
                        "SELECT concat_ws(' ', name, video_id, kind, size, encode(sha256, 'hex'), staged) FROM content_artifact ORDER BY name"));
        state.addAll(stage.column(
                "SELECT concat_ws(' ', path, name, encode(sha256, 'hex')) FROM migrated_media ORDER BY path"));
        return state;
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        service.close();
        stage.close();
    }
}

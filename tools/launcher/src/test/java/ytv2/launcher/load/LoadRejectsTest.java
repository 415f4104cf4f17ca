package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.load.IngestPeer.Received;
import ytv2.launcher.load.IngestPeer.Reply;

class LoadRejectsTest {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Bad Request","status":400,"detail":"title must be text",
             "error":"invalid_report","message":"title must be text",
             "violations":[{"field":"title","message":"must be text"}]}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void keepsWhatIsRefusedWithItsReason() throws IOException {
        Path rejects = directory.resolve("rejects.jsonl");
        try (IngestPeer peer = new IngestPeer(LoadRejectsTest::judge)) {
            Path file = Files.writeString(directory.resolve("reports.jsonl"), """
                    {"video_id":"good"}

                    {"video_id":"bad",  "word_count":1.10}
                    not json
                    """);

            LoadCall call = LoadCall.to(peer, file, "--rejects", rejects);

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.out())
                    .startsWith("1 accepted, 2 rejected, 0 retried")
                    .contains(rejects.toString());
            assertThat(Files.readString(rejects)).contains("\"document\":{\"video_id\":\"bad\",  \"word_count\":1.10}");
            assertThat(read(rejects))
                    .containsExactlyInAnyOrderElementsOf(List.of(JSON.readTree("""
                            {"line":3, "status":400, "error":"invalid_report", "message":"title must be text",
                             "violations":[{"field":"title","message":"must be text"}],
                             "document":{"video_id":"bad", "word_count":1.10}}"""), JSON.readTree("""
                            {"line":4, "status":422, "error":"", "message":"plain text from a proxy",
                             "violations":[], "document":"not json"}""")));
        }
    }

    private static Reply judge(Received request) {
        if (request.body().contains("good")) {
            return Reply.STORED;
        }
        return request.body().contains("bad")
                ? Reply.of(400, PROBLEM)
                : Reply.of(422, "plain\u001b text from\na proxy");
    }

    @Test
    void rejectsALineThatIsTooLongWithoutSendingIt() throws IOException {
        Path rejects = directory.resolve("rejects.jsonl");
        try (IngestPeer peer = IngestPeer.storing()) {
            String longest = "{\"video_id\":\"b\"}" + " ".repeat(LineReader.LIMIT - 16);
            Path file = Files.write(
                    directory.resolve("reports.jsonl"), List.of(longest + " ", longest, "{\"video_id\":\"c\"}"));

            LoadCall call = LoadCall.to(peer, file, "--rejects", rejects);

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(peer.bodies()).containsExactlyInAnyOrder(longest, "{\"video_id\":\"c\"}");
            assertThat(read(rejects)).singleElement().satisfies(reject -> {
                assertThat(reject.path("line").asInt()).isEqualTo(1);
                assertThat(reject.path("status").asInt()).isEqualTo(413);
                assertThat(reject.path("message").asText()).contains("16,777,217 bytes", "16 MiB");
                assertThat(reject.path("document").isNull()).isTrue();
            });
        }
    }

    @Test
    void writesToTheStateDirectoryForItsOwnerOnly() throws IOException {
        Map<String, String> environment = environmentWithState();
        try (IngestPeer peer = new IngestPeer(_ -> Reply.of(400, PROBLEM))) {
            Path file = Files.writeString(directory.resolve("reports.jsonl"), "{}\n");

            LoadCall call = LoadCall.of(environment, "--ingest-url", peer.url(), file);

            List<Path> files = stateFiles();
            assertThat(files).hasSize(1);
            assertThat(call.out()).contains("Rejected documents with their reasons: " + files.getFirst());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void makesNoFileWhereNothingIsRefused() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            Path file = Files.writeString(directory.resolve("reports.jsonl"), "{}\n");

            LoadCall call = LoadCall.of(environmentWithState(), "--ingest-url", peer.url(), file);

            assertThat(call.exitCode()).isZero();
            assertThat(stateFiles()).isEmpty();
            assertThat(call.out()).doesNotContain("Rejected documents");
        }
    }

    @Test
    void replacesAnEarlierFileAndAddsToItWhenItGoesOn() throws IOException {
        Path rejects = Files.writeString(directory.resolve("rejects.jsonl"), "{\"earlier\":true}\n");
        try (IngestPeer peer = new IngestPeer(_ -> Reply.of(400, PROBLEM))) {
            Path file = Files.writeString(directory.resolve("reports.jsonl"), "{}\n{}\n");

            LoadCall _ = LoadCall.to(peer, file, "--rejects", rejects);
            List<JsonNode> first = read(rejects);
            LoadCall _ = LoadCall.to(peer, file, "--rejects", rejects, "--from-line", 2);

            assertThat(first).extracting(reject -> reject.path("line").asInt()).containsExactlyInAnyOrder(1, 2);
            assertThat(read(rejects)).hasSize(3);
        }
    }

    private Map<String, String> environmentWithState() {
        return Map.of(
                "INGEST_TOKEN",
                IngestPeer.TOKEN,
                "XDG_STATE_HOME",
                directory.resolve("state").toString());
    }

    private List<Path> stateFiles() throws IOException {
        Path state = directory.resolve("state");
        if (Files.notExists(state)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<JsonNode> read(Path rejects) throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(rejects.toFile())
                .readAll();
    }
}

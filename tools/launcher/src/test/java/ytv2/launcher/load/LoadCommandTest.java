package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.load.IngestPeer.Reply;

class LoadCommandTest {

    @TempDir
    private Path directory;

    @Test
    void postsEveryLineAsItStands() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            List<String> lines = List.of("{\"video_id\": \"a\",  \"title\":\"é\"}", "{\"video_id\":\"b\"}", "no json");

            LoadCall call = LoadCall.to(peer, file("reports.jsonl", lines));

            assertThat(call.exitCode()).isZero();
            assertThat(call.out()).startsWith("3 accepted, 0 rejected, 0 retried in ");
            assertThat(peer.bodies()).containsExactlyInAnyOrderElementsOf(lines);
            assertThat(peer.received()).allSatisfy(request -> {
                assertThat(request.path()).isEqualTo("/ingest/reports");
                assertThat(request.header("X-INGEST-TOKEN")).isEqualTo(IngestPeer.TOKEN);
                assertThat(request.header("Content-Type")).isEqualTo("application/x-ndjson");
            });
        }
    }

    @Test
    void skipsBlankLinesAndTakesTheLastOneWithoutLineEnd() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            Path file = directory.resolve("reports.jsonl");
            Files.writeString(file, "\n{\"video_id\":\"a\"}\r\n \t\r\n\n{\"video_id\":\"b\"}");

            LoadCall call = LoadCall.to(peer, file);

            assertThat(call.exitCode()).isZero();
            assertThat(peer.bodies()).containsExactlyInAnyOrder("{\"video_id\":\"a\"}", "{\"video_id\":\"b\"}");
        }
    }

    @Test
    void readsGzipWhateverItsName() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            Path file = gzip("reports.jsonl", "{\"video_id\":\"a\"}\n{\"video_id\":\"b\"}\n");

            LoadCall call = LoadCall.to(peer, file);

            assertThat(call.exitCode()).isZero();
            assertThat(peer.bodies()).containsExactlyInAnyOrder("{\"video_id\":\"a\"}", "{\"video_id\":\"b\"}");
        }
    }

    @Test
    void failsAtTheEndOfATruncatedGzip() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            Path whole = gzip("whole.gz", "{\"video_id\":\"a\"}\n{\"video_id\":\"b\"}\n");
            byte[] bytes = Files.readAllBytes(whole);
            Path file = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length - 12));

            LoadCall call = LoadCall.to(peer, file);

            assertThat(call.exitCode()).isEqualTo(3);
            assertThat(call.out())
                    .contains("The input cannot be read beyond line")
                    .contains("--from-line");
        }
    }

    @Test
    void takesAnEmptyFile() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            LoadCall call = LoadCall.to(peer, file("empty.jsonl", List.of()));

            assertThat(call.exitCode()).isZero();
            assertThat(call.out()).startsWith("0 accepted, 0 rejected, 0 retried in ");
        }
    }

    @Test
    void beginsAtTheLineItIsTold() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            List<String> lines = List.of("{\"video_id\":\"a\"}", "", "{\"video_id\":\"c\"}", "{\"video_id\":\"d\"}");

            LoadCall call = LoadCall.to(peer, file("reports.jsonl", lines), "--from-line", 3);

            assertThat(call.out()).startsWith("2 accepted");
            assertThat(peer.bodies()).containsExactlyInAnyOrder("{\"video_id\":\"c\"}", "{\"video_id\":\"d\"}");
        }
    }

    @Test
    void stopsWhereTheServerIsBrokenAndNamesTheLines() throws IOException {
        try (IngestPeer peer = new IngestPeer(request ->
                request.body().contains("bad") ? Reply.of(500, "{\"message\":\"a defect\"}") : Reply.STORED)) {
            List<String> lines =
                    List.of("{\"video_id\":\"good\"}", "{\"video_id\":\"bad\"}", "{\"video_id\":\"bad\",\"n\":2}");

            LoadCall call = LoadCall.to(peer, file("reports.jsonl", lines));

            assertThat(call.exitCode()).isEqualTo(3);
            assertThat(call.out())
                    .startsWith("1 accepted, 0 rejected, 2 retried")
                    .contains("Failed: line 2: the ingest service failed: 500 (a defect)")
                    .contains("Not delivered: line 3")
                    .contains("All lines up to 1 are done. To go on: the same command with --from-line 2");
            assertThat(peer.bodies()).filteredOn(lines.get(1)::equals).hasSize(3);
            assertThat(peer.bodies()).doesNotContain(lines.get(2));
        }
    }

    @Test
    void stopsAtOnceWhenTheTokenIsRefusedAndDoesNotPrintIt() throws IOException {
        try (IngestPeer peer = new IngestPeer(_ -> Reply.of(401, "{\"error\":\"unauthorized\"}"))) {
            LoadCall call = LoadCall.to(peer, file("reports.jsonl", List.of("{\"video_id\":\"a\"}")));

            assertThat(call.exitCode()).isEqualTo(3);
            assertThat(call.out()).contains("the ingest service refuses the token: 401 (unauthorized)");
            assertThat(call.out() + call.err()).doesNotContain(IngestPeer.TOKEN);
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (IngestPeer elsewhere = IngestPeer.storing();
                IngestPeer peer =
                        new IngestPeer(_ -> Reply.of(308, "").with("Location", elsewhere.url() + "/ingest/report"))) {
            LoadCall call = LoadCall.to(peer, file("reports.jsonl", List.of("{\"video_id\":\"a\"}")));

            assertThat(call.exitCode()).isEqualTo(3);
            assertThat(call.out()).contains("redirects are not followed");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void findsPortAndTokenInTheStackDirectory() throws IOException {
        try (IngestPeer peer = IngestPeer.storing()) {
            Files.writeString(directory.resolve("ingest-token"), "token-of-the-stack\n");
            Files.writeString(
                    directory.resolve("stack.properties"),
                    "ingest.port=" + peer.url().getPort() + "\n");

            LoadCall call =
                    LoadCall.of(Map.of(), "--data", directory, file("reports.jsonl", List.of("{\"video_id\":\"a\"}")));

            assertThat(call.exitCode()).isZero();
            assertThat(peer.received().getFirst().header("X-INGEST-TOKEN")).isEqualTo("token-of-the-stack");
        }
    }

    @Test
    void saysWhatIsWrongWithTheCall() throws IOException {
        Path file = file("reports.jsonl", List.of("{\"video_id\":\"a\"}"));
        Map<String, String> environment = LoadCall.WITH_TOKEN;

        assertWrong(LoadCall.of(environment, directory.resolve("missing.jsonl")), "No such file");
        assertWrong(LoadCall.of(environment, directory), "Not a readable file");
        assertWrong(LoadCall.of(environment, file, "--ingest-url", "localhost:8081"), "The ingest URL must look like");
        assertWrong(LoadCall.of(environment, file, "--ingest-url", "http://a b"), "Illegal character");
        assertWrong(LoadCall.of(environment, file, "--jobs", 0), "--jobs must be from 1");
        assertWrong(LoadCall.of(environment, file, "--from-line", 0), "--from-line must be 1");
        assertWrong(LoadCall.of(environment, file, "--rejects", file), "The rejects must not replace the input");
        assertWrong(LoadCall.of(environment, file, "--rejects", directory.resolve("no/r")), "No file can be written");
        assertWrong(LoadCall.of(Map.of(), file, "--data", directory), "No ingest token");
        assertWrong(LoadCall.of(Map.of("INGEST_TOKEN", " "), file, "--data", directory), "No ingest token");
        LoadCall badToken = LoadCall.of(Map.of("INGEST_TOKEN", "secret\nx"), file);
        assertWrong(badToken, "INGEST_TOKEN must be");
        assertThat(badToken.err()).doesNotContain("secret");
    }

    private static void assertWrong(LoadCall call, String message) {
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains(message);
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines);
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}

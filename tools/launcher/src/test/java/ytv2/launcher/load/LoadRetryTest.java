package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.load.IngestPeer.Received;
import ytv2.launcher.load.IngestPeer.Reply;

@Timeout(60)
class LoadRetryTest {

    @TempDir
    private Path directory;

    @Test
    void waitsAsLongAsTheServerAsks() throws IOException {
        Reply unavailable =
                Reply.of(503, "{\"message\":\"the database is away\"}").with("Retry-After", "1");
        try (IngestPeer peer = new IngestPeer(after(1, unavailable))) {
            LoadCall call = LoadCall.to(peer, oneLine());

            assertThat(call.exitCode()).isZero();
            assertThat(call.out()).startsWith("1 accepted, 0 rejected, 1 retried");
            assertThat(call.err())
                    .containsOnlyOnce("Waiting: the ingest service answers 503 (the database is away). Line 1 goes");
            long waited =
                    peer.received().get(1).nanoTime() - peer.received().get(0).nanoTime();
            assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504})
    void triesAgainWhatIsNotTheDocumentsFault(int status) throws IOException {
        try (IngestPeer peer = new IngestPeer(after(2, Reply.of(status, "<html>")))) {
            LoadCall call = LoadCall.to(peer, oneLine());

            assertThat(call.exitCode()).isZero();
            assertThat(peer.received()).hasSize(3);
        }
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() throws IOException {
        try (IngestPeer peer = new IngestPeer(after(2, Reply.BROKEN_CONNECTION))) {
            LoadCall call = LoadCall.to(peer, oneLine());

            assertThat(call.exitCode()).isZero();
            assertThat(call.err()).containsOnlyOnce("Waiting: the connection to " + peer.url() + " broke");
            assertThat(peer.received()).hasSize(3);
        }
    }

    @Test
    void waitsForAServiceThatIsNotThereYet() throws Exception {
        // Given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LinkedBlockingQueue<String> notices = new LinkedBlockingQueue<>();
        IngestTarget target = new IngestTarget(URI.create("http://127.0.0.1:" + port), IngestPeer.TOKEN);
        LoadRun run = new LoadRun(target, 1, 1, (_, _) -> {}, notices::add);
        CompletableFuture<LoadResult> result = Runs.start(run, "{\"video_id\":\"a\"}\n");
        assertThat(notices.poll(30, TimeUnit.SECONDS)).contains("refuses connections");

        // When
        try (IngestPeer peer = new IngestPeer(port, _ -> Reply.STORED)) {
            LoadResult end = result.get(30, TimeUnit.SECONDS);

            // Then
            assertThat(end.exitCode()).isZero();
            assertThat(end.counts().accepted()).isEqualTo(1);
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void triesADefectAgainBeforeItGivesUp() throws IOException {
        try (IngestPeer peer = new IngestPeer(after(2, Reply.of(500, "")))) {
            LoadCall call = LoadCall.to(peer, oneLine());

            assertThat(call.exitCode()).isZero();
            assertThat(call.out()).startsWith("1 accepted, 0 rejected, 2 retried");
        }
    }

    private static Function<Received, Reply> after(int times, Reply first) {
        AtomicInteger requests = new AtomicInteger();
        return _ -> requests.incrementAndGet() <= times ? first : Reply.STORED;
    }

    private Path oneLine() throws IOException {
        return Files.writeString(directory.resolve("reports.jsonl"), "{\"video_id\":\"a\"}\n");
    }
}

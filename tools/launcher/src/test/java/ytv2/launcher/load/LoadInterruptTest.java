package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Launcher;
import ytv2.launcher.load.IngestPeer.Received;
import ytv2.launcher.load.IngestPeer.Reply;

@Timeout(60)
class LoadInterruptTest {

    private static final int HELD_LINE = 5;

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @TempDir
    private Path directory;

    @Test
    void endsWhatIsInFlightAndTellsWhereToGoOn() throws Exception {
        // Given
        try (IngestPeer peer = new IngestPeer(this::holdOneLine)) {
            LoadRun run = run(peer);
            CompletableFuture<LoadResult> result = Runs.start(run, lines(100));
            held.await();

            // When
            run.stop();
            letGo.countDown();
            LoadResult end = result.get();

            // Then
            assertThat(end.exitCode()).isEqualTo(130);
            assertThat(end.counts().doneThrough()).isEqualTo(HELD_LINE);
            assertThat(end.counts().accepted()).isEqualTo(HELD_LINE);
            assertThat(peer.received()).hasSize(HELD_LINE);
            assertThat(LoadReport.lines(end, Optional.empty()))
                    .contains("All lines up to 5 are done. To go on: the same command with --from-line 6");
        }
    }

    /// Line 5 waits for a service that refuses it while the lines after it go through.
    @Test
    void resumeLineIsTheFirstThatIsNotDoneAndWhatIsDoneAfterItIsCounted() throws Exception {
        // Given
        CountDownLatch overtaken = new CountDownLatch(10);
        Path file = directory.resolve("reports.jsonl");
        Files.writeString(file, ofManyVideos(12));
        try (IngestPeer peer = new IngestPeer(request -> {
            if (request.body().contains("\"v" + HELD_LINE + "\"")) {
                return Reply.of(503, "").with("Retry-After", "3600");
            }
            overtaken.countDown();
            return Reply.STORED;
        })) {
            LoadRun run = new LoadRun(new IngestTarget(peer.url(), IngestPeer.TOKEN), 2, 1, (_, _) -> {}, _ -> {});
            CompletableFuture<LoadResult> result = Runs.start(run, ofManyVideos(12));
            overtaken.await();

            // When
            run.stop();
            LoadResult end = result.get();

            // Then
            long after = end.counts().accepted() - (HELD_LINE - 1);
            assertThat(end.counts().doneThrough()).isEqualTo(HELD_LINE - 1);
            assertThat(after).isGreaterThanOrEqualTo(6);
            assertThat(LoadReport.lines(end, Optional.empty()))
                    .contains(
                            "All lines up to 4 are done. To go on: the same command with --from-line 5",
                            "Of the lines after that, " + after
                                    + " are done too: they are sent again, which changes nothing.");
        }
        try (IngestPeer peer = IngestPeer.storing()) {
            LoadCall call = LoadCall.to(peer, file, "--from-line", HELD_LINE);

            assertThat(call.exitCode()).isZero();
            assertThat(peer.received()).hasSize(12 - (HELD_LINE - 1));
        }
    }

    @Test
    void endsAlthoughTheInputBlocks() throws Exception {
        // Given
        CountDownLatch stored = new CountDownLatch(1);
        try (IngestPeer peer = new IngestPeer(_ -> {
                    stored.countDown();
                    return Reply.STORED;
                });
                PipedOutputStream pipe = new PipedOutputStream()) {
            LoadRun run = run(peer);
            CompletableFuture<LoadResult> result = Runs.start(run, new PipedInputStream(pipe));
            pipe.write(lines(1).getBytes(StandardCharsets.UTF_8));
            pipe.flush();
            stored.await();

            // When
            run.stop();

            // Then
            assertThat(result.get().counts().doneThrough()).isEqualTo(1);
        }
    }

    @Test
    void endsAlthoughTheServiceIsAway() throws Exception {
        // Given
        CountDownLatch refused = new CountDownLatch(1);
        try (IngestPeer peer = new IngestPeer(_ -> {
            refused.countDown();
            return Reply.of(503, "").with("Retry-After", "3600");
        })) {
            LoadRun run = run(peer);
            CompletableFuture<LoadResult> result = Runs.start(run, lines(3));
            refused.await();

            // When
            run.stop();

            // Then
            assertThat(result.get().unfinished()).isNotEmpty().contains(1L);
            assertThat(result.get().counts().doneThrough()).isZero();
        }
    }

    /// SIGTERM goes the way of Ctrl-C. SIGINT itself cannot be sent from Java, and is ignored by what a shell without
    /// job control has started in the background.
    @Test
    void printsTheSummaryWhenTheProcessIsToldToEnd() throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("reports.jsonl"), lines(100));
        try (IngestPeer peer = new IngestPeer(this::holdOneLine)) {
            Process process = start(peer, file);
            held.await();

            // When
            boolean told = process.toHandle().destroy();
            boolean stopping = process.errorReader().lines().anyMatch(line -> line.startsWith("Stopping: "));
            letGo.countDown();

            // Then
            assertThat(told && stopping).isTrue();
            assertThat(process.inputReader().lines())
                    .anySatisfy(line -> assertThat(line).startsWith("5 accepted, 0 rejected"))
                    .anySatisfy(line -> assertThat(line).startsWith("All lines up to 5 are done."));
            assertThat(process.waitFor()).isEqualTo(128 + 15);
        }
    }

    private Process start(IngestPeer peer, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "load",
                file.toString(),
                "--jobs",
                "1",
                "--ingest-url",
                peer.url().toString());
        builder.environment().put("INGEST_TOKEN", IngestPeer.TOKEN);
        return builder.start();
    }

    private LoadRun run(IngestPeer peer) {
        return new LoadRun(new IngestTarget(peer.url(), IngestPeer.TOKEN), 1, 1, (_, _) -> {}, _ -> {});
    }

    private Reply holdOneLine(Received request) {
        if (request.body().equals(line(HELD_LINE))) {
            held.countDown();
            try {
                boolean _ = letGo.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Reply.STORED;
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(LoadInterruptTest::line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String ofManyVideos(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "{\"video_id\":\"v" + number + "\"}\n")
                .collect(Collectors.joining());
    }

    private static String line(int number) {
        return "{\"video_id\":\"one\",\"n\":" + number + "}";
    }
}

package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.load.IngestPeer.Answered;
import ytv2.launcher.load.IngestPeer.Reply;

class LoadOrderTest {

    private static final int LINES = 200;
    private static final int VIDEOS = 12;
    private static final int JOBS = 8;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 42, 20260101})
    void keepsTheOrderOfAVideosLines(long seed) throws IOException {
        // Given
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < LINES; n++) {
            String prefix = random.nextBoolean() ? "yt:" : "";
            lines.add("{\"n\":%d,\"video_id\":\"%sv%d\"}".formatted(n, prefix, random.nextInt(VIDEOS)));
        }
        Path file = Files.write(directory.resolve("reports.jsonl"), lines);
        Random delays = new Random(seed + 1);

        try (IngestPeer peer = new IngestPeer(_ -> answer(delays))) {
            // When
            LoadCall call = LoadCall.to(peer, file, "--jobs", JOBS);

            // Then
            assertThat(call.exitCode()).isZero();
            assertThat(perVideo(stored(peer))).isEqualTo(perVideo(lines));
            assertThat(peer.mostAtOnce()).isBetween(2, JOBS);
            perVideo(lines)
                    .keySet()
                    .forEach(video ->
                            assertThat(mostAtOnce(answeredOf(peer, video))).isEqualTo(1));
        }
    }

    /// After up to 20 ms; one request in ten is refused for a moment.
    private static Reply answer(Random random) {
        synchronized (random) {
            Reply reply = random.nextInt(10) == 0 ? Reply.of(503, "") : Reply.STORED;
            return reply.after(Duration.ofMillis(1 + random.nextInt(20)));
        }
    }

    private static List<String> stored(IngestPeer peer) {
        return peer.answered().stream()
                .filter(answered -> answered.reply().status() == 200)
                .map(answered -> answered.request().body())
                .toList();
    }

    private static List<Answered> answeredOf(IngestPeer peer, String video) {
        return peer.answered().stream()
                .filter(answered -> key(answered.request().body()).equals(video))
                .toList();
    }

    private static Map<String, List<String>> perVideo(List<String> documents) {
        return documents.stream().collect(Collectors.groupingBy(LoadOrderTest::key));
    }

    private static String key(String document) {
        return VideoKey.of(document.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static int mostAtOnce(List<Answered> exchanges) {
        return exchanges.stream()
                .mapToInt(one -> (int) exchanges.stream()
                        .filter(other ->
                                other.request().nanoTime() <= one.request().nanoTime()
                                        && other.nanoTime() > one.request().nanoTime())
                        .count())
                .max()
                .orElse(0);
    }
}

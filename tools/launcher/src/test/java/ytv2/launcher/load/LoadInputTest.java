package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadInputTest {

    private static final int LINES = 400;

    /// Hexadecimal digits, which gzip halves.
    private static final String TEXT = text(new Random(1));

    @TempDir
    private Path directory;

    @Test
    void extentOfPlainTextIsTheLinesThatAreDone() throws IOException {
        Path file = Files.writeString(directory.resolve("reports.jsonl"), TEXT);

        assertThat(reachedAfter(file, LINES / 4)).isEqualTo(0.25);
    }

    @Test
    void extentOfCompressedTextIsThatToo() throws IOException {
        Path file = directory.resolve("reports.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Files.size(file)).isLessThan(TEXT.length() * 2L / 3);
        assertThat(reachedAfter(file, LINES / 4)).isCloseTo(0.25, within(0.02));
    }

    @Test
    void readingAheadIsNoProgress() throws IOException {
        Path file = directory.resolve("reports.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        try (LoadInput input = LoadInput.open(file)) {
            LineLedger ledger = new LineLedger(1);
            LineReader lines = new LineReader(input.text(), 1);

            for (int line = 0; line < LINES; line++) {
                assertThat(ledger.admit(lines.next().orElseThrow())).isTrue();
            }

            assertThat(input.extent(ledger.reach()).orElseThrow().reached()).isZero();
        }
    }

    /// With only that line read and under way.
    private static double reachedAfter(Path file, int lines) throws IOException {
        try (LoadInput input = LoadInput.open(file)) {
            LineLedger ledger = new LineLedger(1);
            InputLine next = new LineReader(input.text(), lines + 1).next().orElseThrow();

            assertThat(ledger.admit(next)).isTrue();

            return input.extent(ledger.reach()).orElseThrow().reached();
        }
    }

    private static String text(Random random) {
        byte[] bytes = new byte[500];
        return IntStream.range(0, LINES)
                .mapToObj(_ -> {
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes) + "\n";
                })
                .collect(Collectors.joining());
    }
}

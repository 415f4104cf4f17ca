package ytv2.dashboard.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.Fragment;

final class JoinedBodyTest {

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 50})
    void compressedBodyIsTheBody(int count) throws IOException {
        for (int round = 0; round < 20; round++) {
            Body body = new JoinedBody(
                    IntStream.range(0, count).mapToObj(_ -> anyPiece()).toList());

            assertThat(body.plain()).hasSize(body.length());
            assertThat(uncompressed(body.gzip())).isEqualTo(body.plain());
        }
    }

    /// Some empty, some longer than a block may be, some that cannot be compressed.
    private Piece anyPiece() {
        int length = List.of(0, 1, 30, 14_000, 65_535, 65_536, 200_000).get(random.nextInt(7));
        byte[] bytes = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        } else {
            byte[] text = "{\"title\": \"caf\u00e9 \ud83d\ude80\"},"
                    .repeat(length / 20 + 1)
                    .getBytes(UTF_8);
            System.arraycopy(text, 0, bytes, 0, length);
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Piece.Plain(bytes, false);
            case 1 -> new Piece.Plain(bytes, true);
            default -> Piece.of(Fragment.of(bytes));
        };
    }

    @Test
    void textIsMadeSmaller() {
        byte[] text = "a card with some words, ".repeat(500).getBytes(UTF_8);

        assertThat(new JoinedBody(List.of(new Piece.Plain(text, true))).gzip()).hasSizeLessThan(text.length / 10);
    }

    /// The tag of an answer hangs on its bytes, and must not on who has compressed its cards.
    @Test
    void cardsAreTheSameWhoeverCompressesThem() {
        Piece text = new Piece.Plain("{\"title\": \"a card\"".repeat(1000).getBytes(UTF_8), true);
        Piece stored = Piece.of(Fragment.of(text.plain()));

        assertThat(new JoinedBody(List.of(stored)).gzip()).isEqualTo(new JoinedBody(List.of(text)).gzip());
    }

    @Test
    void checksumsOfPartsMakeThatOfTheWhole() {
        byte[] whole = new byte[100_000];
        random.nextBytes(whole);
        for (int cut : new int[] {0, 1, 2, 255, 256, 65_537, 99_999, 100_000}) {
            assertThat(sum(whole, 0, cut).then(sum(whole, cut, whole.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(sum(whole, 0, whole.length));
        }
    }

    private static Checksum sum(byte[] bytes, int start, int end) {
        CRC32 crc = new CRC32();
        crc.update(bytes, start, end - start);
        return Checksum.of((int) crc.getValue(), end - start);
    }

    private static byte[] uncompressed(byte[] gzip) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        }
    }
}

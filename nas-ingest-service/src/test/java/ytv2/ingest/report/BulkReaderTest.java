package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.ingest.RequestRoom;
import ytv2.ingest.report.BulkLine.Broken;
import ytv2.ingest.report.BulkLine.End;
import ytv2.ingest.report.BulkLine.Invalid;
import ytv2.ingest.report.BulkLine.Report;

@Timeout(20)
class BulkReaderTest {

    private static final int ROOM = 1_000_000;
    private static final int LONG = 2 * RequestRoom.SHORT;

    private final RequestRoom room = new RequestRoom(ROOM, 1, Duration.ofMillis(300));

    @Test
    void batchHasEachVideoOnce() throws Exception {
        try (BulkReader reader = reader(stream(line(1) + line(2) + "nonsense\n" + line(1) + line(3)))) {
            List<BulkLine> first = reader.batch();
            List<BulkLine> second = reader.batch();

            assertThat(first).hasSize(3).last().isInstanceOf(Invalid.class);
            assertThat(second).hasSize(3).last().isInstanceOf(End.class);
            assertThat(second)
                    .first()
                    .isInstanceOfSatisfying(
                            Report.class, line -> assertThat(line.number()).isEqualTo(4));
        }
    }

    /// The reader waits for room in the queue.
    @Test
    void closeFreesAllThatWasReadAndNotTaken() throws Exception {
        BulkReader reader = reader(stream(lines(2 * BulkReader.MOST)));
        Awaitility.await()
                .until(() -> ROOM - room.left() >= lines(BulkReader.MOST).length() / 2);

        reader.close();

        assertThat(room.left()).isEqualTo(ROOM);
    }

    /// The queue is full and the reader waits for the client: what it has to say of its interruption finds no place.
    @Test
    void closeEndsAReaderThatWaitsForItsClient() throws Exception {
        try (PipedOutputStream client = new PipedOutputStream()) {
            String sent = lines(BulkReader.MOST);
            BulkReader reader = reader(new PipedInputStream(client, sent.length()));
            client.write(sent.getBytes(StandardCharsets.UTF_8));
            client.flush();
            int size = sent.length() - BulkReader.MOST;
            Awaitility.await().until(() -> ROOM - room.left() == size);

            reader.close();

            assertThat(room.left()).isEqualTo(ROOM);
        }
    }

    @Test
    void requestThatBreaksOffIsToldAfterWhatWasRead() throws Exception {
        InputStream body = new ByteArrayInputStream(line(1).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                int read = super.read(bytes, offset, length);
                if (read < 0) {
                    throw new IllegalStateException("a defect");
                }
                return read;
            }
        };
        try (BulkReader reader = reader(body)) {
            List<BulkLine> batch = reader.batch();

            assertThat(batch)
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.problem().status()).isEqualTo(500));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"video_id\": \"half"})
    void clientThatFallsSilentIsTold(String rest) throws Exception {
        try (PipedOutputStream client = new PipedOutputStream();
                BulkReader reader = new BulkReader(
                        new PipedInputStream(client), LONG, Duration.ofSeconds(10), Duration.ofMillis(500), room)) {
            client.write((line(1) + rest).getBytes(StandardCharsets.UTF_8));
            client.flush();
            List<BulkLine> before = reader.batch();
            reader.release(before);

            assertThat(before).singleElement().isInstanceOf(Report.class);
            assertThat(reader.batch())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.problem().status()).isEqualTo(408));
        }
    }

    /// One has the turn of long lines, and waits for its client: whoever wants it too is told, and gives up its room.
    @Test
    void unfinishedLinesTakeNoMoreThanTheirRoomAndAllAreAnswered() throws Exception {
        try (PipedOutputStream first = new PipedOutputStream();
                BulkReader slow = reader(new PipedInputStream(first, LONG))) {
            first.write(new byte[LONG - 1]);
            first.flush();
            Awaitility.await().until(() -> room.turns() == 0);
            for (int i = 0; i < 3; i++) {
                try (BulkReader late = reader(new ByteArrayInputStream(new byte[LONG]))) {
                    assertThat(late.batch())
                            .first()
                            .isInstanceOfSatisfying(
                                    Broken.class,
                                    broken -> assertThat(broken.problem().status())
                                            .isEqualTo(503));
                }
            }
            try (BulkReader other = reader(stream(line(1)))) {
                List<BulkLine> batch = other.batch();
                assertThat(batch).first().isInstanceOf(Report.class);
                other.release(batch);
            }

            first.write('\n');
            first.flush();
            List<BulkLine> batch = slow.batch();
            assertThat(batch).first().isInstanceOf(Invalid.class);
            slow.release(batch);
            assertThat(room.turns()).isEqualTo(1);
        }
        assertThat(room.left()).isEqualTo(ROOM);
    }

    private BulkReader reader(InputStream body) {
        return new BulkReader(body, 2 * LONG, Duration.ofSeconds(10), Duration.ofSeconds(10), room);
    }

    private static InputStream stream(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(BulkReaderTest::line).collect(Collectors.joining());
    }

    private static String line(int number) {
        return "{\"video_id\":\"v" + number + "\"}\n";
    }
}

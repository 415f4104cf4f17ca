package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// What single documents take of the room for all, and that they give it back.
@QuarkusTest
final class BusyServiceTest extends IngestApi {

    private static final int LONG = 2 * RequestRoom.SHORT;

    @Inject
    RequestRoom room;

    private final List<RequestRoom.Share> others = new ArrayList<>();
    private int left;
    private int turns;

    @BeforeEach
    void look() {
        left = room.left();
        turns = room.turns();
    }

    @AfterEach
    void leave() {
        others.forEach(RequestRoom.Share::free);
    }

    @Test
    void longReportWithoutATurnIsToldToComeAgainAndHindersNoShortOne() throws Exception {
        takeAllTurns();

        ServiceAnswer busy = post(document("a", LONG));

        ProblemAssert.isProblem(busy, 503, "busy");
        assertThat(busy.header("Retry-After")).isEqualTo("5");
        assertThat(post(document("a", LONG / 8)).status()).isEqualTo(200);
    }

    @Test
    void deleteTakesRoomToo() throws Exception {
        RequestRoom.Share all = room.share();
        others.add(all);
        for (int rest = room.left(); rest > 0; rest = room.left()) {
            all = room.share();
            others.add(all);
            all.grow(Math.min(rest, RequestRoom.SHORT));
        }

        ServiceAnswer busy = client().post("/delete-reports", document("a", 100_000), "X-INGEST-TOKEN", TOKEN);

        ProblemAssert.isProblem(busy, 503, "busy");
    }

    @ParameterizedTest
    @CsvSource({"'{\"video_id\": \"a\", \"unknown\": \"', 200", "'{', 400", "'{\"video_id\": 7, \"unknown\": \"', 400"})
    void roomIsGivenBackWithTheAnswer(String start, int status) throws Exception {
        for (int length : new int[] {LONG / 8, LONG}) {
            assertThat(post(document(start, length, "\"}")).status()).isEqualTo(status);

            awaitTheRoomOfBefore();
        }
    }

    @ParameterizedTest
    @CsvSource({"100000, 1000000", "600000, 1000000", "20000, 40000"})
    void roomIsGivenBackByAClientThatGoes(int sent, int announced) throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = "POST %s HTTP/1.1\r\nHost: x\r\nX-INGEST-TOKEN: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(PATH, TOKEN, announced);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[sent]);
            Awaitility.await().until(() -> room.left() < left || room.turns() < turns);
        }

        awaitTheRoomOfBefore();
    }

    private void awaitTheRoomOfBefore() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(room.left()).isEqualTo(left);
            assertThat(room.turns()).isEqualTo(turns);
        });
    }

    private void takeAllTurns() throws InterruptedException {
        for (int i = 0; i < turns; i++) {
            RequestRoom.Share share = room.share();
            share.expect(LONG);
            others.add(share);
        }
    }

    private static byte[] document(String videoId, int length) {
        return document("{\"video_id\": \"" + videoId + "\", \"unknown\": \"", length, "\"}");
    }

    private static byte[] document(String start, int length, String end) {
        return (start + "x".repeat(length) + end).getBytes(StandardCharsets.UTF_8);
    }
}

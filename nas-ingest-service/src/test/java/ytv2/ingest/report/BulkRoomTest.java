package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ytv2.service.problem.ProblemException;

@Timeout(10)
class BulkRoomTest {

    private static final int ROOM = 2 * BulkRoom.SHORT;

    private final BulkRoom room = new BulkRoom(ROOM, 1, Duration.ofMillis(1));

    @Test
    void lineTakesWhatHasComeOfIt() throws Exception {
        BulkRoom.Share share = room.share();

        share.grow(100);
        share.grow(50);

        assertThat(ROOM - room.left()).isEqualTo(150);
    }

    @Test
    void halfLinesThatFillTheRoomHinderOthersForATimeOnly() throws Exception {
        BulkRoom.Share first = room.share();
        first.grow(BulkRoom.SHORT);
        room.share().grow(BulkRoom.SHORT);
        BulkRoom.Share late = room.share();

        assertThatThrownBy(() -> late.grow(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        busy -> assertThat(busy.status()).isEqualTo(503));
        first.free();
        late.grow(1);

        assertThat(room.left()).isEqualTo(BulkRoom.SHORT - 1);
    }

    @Test
    void longLinesComeInTurnsAndHinderNoShortOnes() throws Exception {
        BulkRoom.Share first = room.share();
        first.grow(BulkRoom.SHORT + 1);
        first.grow(100 * BulkRoom.SHORT);
        BulkRoom.Share second = room.share();

        assertThatThrownBy(() -> second.grow(BulkRoom.SHORT + 1)).isInstanceOf(ProblemException.class);
        room.share().grow(BulkRoom.SHORT);
        first.free();
        second.grow(BulkRoom.SHORT + 1);

        assertThat(room.turns()).isZero();
    }

    @Test
    void lineThatIsFreedTwiceMakesNoMoreRoom() throws Exception {
        BulkRoom.Share share = room.share();
        share.grow(10);
        share.grow(BulkRoom.SHORT);

        share.free();
        share.free();

        assertThat(room.left()).isEqualTo(ROOM);
        assertThat(room.turns()).isEqualTo(1);
    }
}

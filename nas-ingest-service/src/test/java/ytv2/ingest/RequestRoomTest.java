package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ytv2.service.problem.ProblemException;

@Timeout(10)
class RequestRoomTest {

    private static final int ROOM = 2 * RequestRoom.SHORT;

    private final RequestRoom room = new RequestRoom(ROOM, 1, Duration.ofMillis(1));

    @Test
    void lineTakesWhatHasComeOfIt() throws Exception {
        RequestRoom.Share share = room.share();

        share.grow(100);
        share.grow(50);

        assertThat(ROOM - room.left()).isEqualTo(150);
    }

    @Test
    void halfLinesThatFillTheRoomHinderOthersForATimeOnly() throws Exception {
        RequestRoom.Share first = room.share();
        first.grow(RequestRoom.SHORT);
        room.share().grow(RequestRoom.SHORT);
        RequestRoom.Share late = room.share();

        assertThatThrownBy(() -> late.grow(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        busy -> assertThat(busy.status()).isEqualTo(503));
        first.free();
        late.grow(1);

        assertThat(room.left()).isEqualTo(RequestRoom.SHORT - 1);
    }

    @Test
    void longLinesComeInTurnsAndHinderNoShortOnes() throws Exception {
        RequestRoom.Share first = room.share();
        first.grow(RequestRoom.SHORT + 1);
        first.grow(100 * RequestRoom.SHORT);
        RequestRoom.Share second = room.share();

        assertThatThrownBy(() -> second.grow(RequestRoom.SHORT + 1)).isInstanceOf(ProblemException.class);
        room.share().grow(RequestRoom.SHORT);
        first.free();
        second.grow(RequestRoom.SHORT + 1);

        assertThat(room.turns()).isZero();
    }

    @Test
    void lineThatIsFreedTwiceMakesNoMoreRoom() throws Exception {
        RequestRoom.Share share = room.share();
        share.grow(10);
        share.grow(RequestRoom.SHORT);

        share.free();
        share.free();

        assertThat(room.left()).isEqualTo(ROOM);
        assertThat(room.turns()).isEqualTo(1);
    }

    @Test
    void documentThatSaysItsLengthWaitsWithoutHoldingAnything() throws Exception {
        RequestRoom.Share first = room.share();
        first.expect(RequestRoom.SHORT + 1L);
        RequestRoom.Share second = room.share();
        room.share().expect(RequestRoom.SHORT);
        room.share().expect(RequestRoom.SHORT - 1);

        assertThatThrownBy(() -> second.expect(RequestRoom.SHORT + 1L)).isInstanceOf(NoRoom.class);
        assertThatThrownBy(() -> second.expect(2)).isInstanceOf(NoRoom.class);
        assertThat(room.left()).isEqualTo(1);
    }

    @Test
    void whatComesAsExpectedTakesNoMoreRoom() throws Exception {
        RequestRoom.Share share = room.share();
        share.expect(100);

        share.grow(60);
        share.grow(40);
        assertThat(ROOM - room.left()).isEqualTo(100);

        share.grow(1);
        assertThat(ROOM - room.left()).isEqualTo(101);
    }
}

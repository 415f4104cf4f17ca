package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.problem.ProblemException;

@Timeout(10)
final class RequestBodiesTest {

    private static final int SMALL = 100;
    private static final int LONG = 2 * RequestRoom.SHORT;
    private static final int ROOM = RequestRoom.SHORT;

    private final RequestRoom room = new RequestRoom(ROOM, 1, Duration.ofMillis(1));
    private final List<Runnable> atEnd = new ArrayList<>();

    @Test
    void bodyHasItsRoomUntilTheRequestEnds() {
        assertThat(read("PT30S", SMALL, stream(SMALL))).hasSize(SMALL);
        assertThat(room.left()).isEqualTo(ROOM - SMALL);

        atEnd.forEach(Runnable::run);

        assertThat(room.left()).isEqualTo(ROOM);
    }

    @Test
    void longBodyIsNotKeptBeforeItsTurnAndItsClientIsHeardOut() {
        assertThat(read("PT30S", LONG, stream(LONG))).hasSize(LONG);
        ByteArrayInputStream second = stream(LONG);

        assertThatThrownBy(() -> read("PT30S", LONG, second)).isInstanceOf(NoRoom.class);
        assertThat(second.available()).isZero();

        atEnd.forEach(Runnable::run);
        assertThat(read("PT30S", LONG, stream(LONG))).hasSize(LONG);
    }

    @Test
    void clientThatIsTooSlowIsToldWhatItWaitedFor() {
        assertThat(read("PT30S", LONG, stream(LONG))).hasSize(LONG);

        assertThatThrownBy(() -> read("PT0S", LONG, stream(LONG))).isInstanceOf(NoRoom.class);
    }

    @Test
    void bodyOfUnknownLengthTakesATurnWhenItHasBecomeLong() {
        assertThat(read("PT30S", 0, stream(LONG))).hasSize(LONG);

        assertThat(room.turns()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LONG})
    void bodyThatIsRefusedLeavesItsRoom(int length) {
        assertThatThrownBy(() -> read("PT0S", length, stream(length)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        slow -> assertThat(slow.status()).isEqualTo(408));
        assertThatThrownBy(() -> read("PT30S", 0, stream(2 * LONG + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        large -> assertThat(large.status()).isEqualTo(413));

        assertThat(atEnd).isEmpty();
        assertThat(room.left()).isEqualTo(ROOM);
        assertThat(room.turns()).isEqualTo(1);
    }

    private byte[] read(String patience, int announced, InputStream body) {
        IngestConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("ytv2.ingest.report.body-timeout", patience), "the test", 100))
                .build()
                .getConfigMapping(IngestConfig.class);
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle("Content-Length", Integer.toString(announced));
        return new RequestBodies(room, config).read(body, headers, 2 * LONG, atEnd::add);
    }

    private static ByteArrayInputStream stream(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }
}

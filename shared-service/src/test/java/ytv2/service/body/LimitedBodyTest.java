package ytv2.service.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import ytv2.service.problem.ProblemException;

final class LimitedBodyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();

    @Test
    void bodyUpToTheLimitIsRead() {
        assertThat(LimitedBody.read(new ByteArrayInputStream(new byte[10]), headers, 10, PATIENCE))
                .hasSize(10);
        assertThat(LimitedBody.read(InputStream.nullInputStream(), headers, 10, PATIENCE))
                .isEmpty();
    }

    @Test
    void oneByteMoreIs413() {
        assertThatThrownBy(() -> LimitedBody.read(new ByteArrayInputStream(new byte[11]), headers, 10, PATIENCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(413))
                .hasMessageContaining("10 bytes");
    }

    @Test
    void whatAnnouncesItselfAsTooLargeIsNotRead() {
        headers.putSingle("Content-Length", "11");
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[11]);

        assertThatThrownBy(() -> LimitedBody.read(body, headers, 10, PATIENCE)).isInstanceOf(ProblemException.class);
        assertThat(body.available()).isEqualTo(11);
    }

    @Test
    void clientThatBreaksOffIsNoFaultOfOurs() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection closed");
            }
        };

        assertThatThrownBy(() -> LimitedBody.read(broken, headers, 10, PATIENCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    /// A client that sends a byte now and then never ends by itself.
    @Test
    void bodyThatTakesTooLongIs408() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] piece, int offset, int length) {
                return 1;
            }
        };

        assertThatThrownBy(() -> LimitedBody.read(endless, headers, Integer.MAX_VALUE, Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(408))
                .hasMessageContaining("longer");
    }
}

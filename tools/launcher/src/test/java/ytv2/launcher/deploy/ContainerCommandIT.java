package ytv2.launcher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The images' own commands, executed: paths, options, health check and signals.
class ContainerCommandIT {

    private static final Duration START = Duration.ofMinutes(2);

    /// 128 + SIGTERM: ended by itself after it was told to.
    private static final int TERMINATED = 143;

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void startsWithoutItsDatabaseAndEndsWhenTold(String image) throws IOException, InterruptedException {
        // Given
        Containerfile file = Containerfile.read(image);
        Map<String, String> environment = Map.of(
                "PORT",
                Integer.toString(freePort()),
                "DATABASE_URL",
                "postgres://nobody:nothing@127.0.0.1:" + freePort() + "/none");
        ContainerRun service = ContainerRun.start(image, file.command(), environment);

        try {
            // When
            boolean healthy = becomesHealthy(image, service, environment);

            // Then
            assertThat(healthy).as(service.printed()).isTrue();
            service.process().destroy();
            assertThat(service.process().waitFor(40, TimeUnit.SECONDS)).isTrue();
            assertThat(service.process().exitValue()).isEqualTo(TERMINATED);
        } finally {
            service.process().destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "dashboard"})
    void healthCheckFailsWhereNothingListens(String image) throws IOException, InterruptedException {
        assertThat(isHealthy(image, Map.of("PORT", Integer.toString(freePort()))))
                .isFalse();
    }

    private static boolean becomesHealthy(String image, ContainerRun service, Map<String, String> environment)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (service.process().isAlive() && Instant.now().isBefore(end)) {
            if (isHealthy(image, environment)) {
                return true;
            }
            boolean ended = service.process().waitFor(500, TimeUnit.MILLISECONDS);
            assertThat(ended).as(service.printed()).isFalse();
        }
        return false;
    }

    private static boolean isHealthy(String image, Map<String, String> environment)
            throws IOException, InterruptedException {
        String check = Containerfile.read(image).last("HEALTHCHECK").arguments().replaceAll(".*CMD ", "");
        List<String> command = new Containerfile.Instruction(0, "HEALTHCHECK", check).exec();
        return ContainerRun.start(image, command, environment).process().waitFor() == 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

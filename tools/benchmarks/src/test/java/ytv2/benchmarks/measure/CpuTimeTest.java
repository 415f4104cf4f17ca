package ytv2.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import ytv2.benchmarks.measure.CpuTime.Ticks;

class CpuTimeTest {

    @Test
    void commandMayHoldBlanksAndParentheses() {
        String stat = "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 100 200 0 0 11 22 333 444 20 0 1 0 1 2 3";

        assertThat(CpuTime.parse(stat)).isEqualTo(new Ticks(33, 777));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workOfAProcessIsCounted() throws IOException, InterruptedException {
        Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        Process idle = new ProcessBuilder("sleep", "60").start();
        try {
            awaitCpu(busy, Duration.ofMillis(200));

            assertThat(CpuTime.of(idle.toHandle())).isLessThan(Duration.ofMillis(100));
        } finally {
            busy.destroyForcibly();
            idle.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void serverHasTheTimeOfSessionsThatRunAndThatHaveEnded() throws IOException, InterruptedException {
        String work = "i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done";
        Process server = new ProcessBuilder(
                        "sh", "-c", "sh -c '" + work + "'; echo ended; sh -c 'while :; do :; done' & wait")
                .start();
        try {
            assertThat(server.inputReader().readLine()).isEqualTo("ended");
            Duration ended = CpuTime.ofServer(server.toHandle());
            assertThat(ended).isGreaterThanOrEqualTo(Duration.ofMillis(30));

            while (CpuTime.ofServer(server.toHandle()).minus(ended).toMillis() < 100) {
                assertThat(server.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            }

            assertThat(CpuTime.of(server.toHandle())).isLessThan(ended);
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }

    /// Fails after half a minute, if the process never gets a processor.
    private static void awaitCpu(Process process, Duration time) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (CpuTime.of(process.toHandle()).compareTo(time) < 0) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}

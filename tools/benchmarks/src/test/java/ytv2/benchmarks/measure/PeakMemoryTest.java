package ytv2.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What Linux says of a process's memory.
class PeakMemoryTest {

    @Test
    void isInBytes() {
        assertThat(PeakMemory.parse("Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t    1234 kB\nVmRSS:\t 1000 kB\n"))
                .hasValue(1234 * 1024);
    }

    @Test
    void processThatHasEndedHasNone() {
        assertThat(PeakMemory.parse("Name:\tjava\nState:\tZ (zombie)\n")).isEmpty();
    }

    @Test
    void thisProcessHasSome() throws IOException {
        assumeTrue(CpuTime.isKnown());

        assertThat(PeakMemory.of(ProcessHandle.current()).orElseThrow()).isGreaterThan(1_000_000);
    }
}

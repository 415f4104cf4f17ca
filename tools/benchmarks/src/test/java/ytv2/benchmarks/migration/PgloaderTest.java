package ytv2.benchmarks.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.launcher.Failure;

/// What pgloader says at its end.
class PgloaderTest {

    @ParameterizedTest
    @CsvSource({"3.696s, 3.696", "1m2.500s, 62.5", "2h3m4.000s, 7384"})
    void totalIsInSeconds(String said, double seconds) {
        String output = """
                  COPY Threads Completion          0          4                     2.844s
                        Total import time          ✓      26668    31.9 MB          %s
                """.formatted(said);

        assertThat(Pgloader.seconds(output)).isEqualTo(seconds);
    }

    @Test
    void outputWithoutATotalIsAFailure() {
        assertThatThrownBy(() -> Pgloader.seconds("KABOOM! 12s"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("KABOOM!");
    }
}

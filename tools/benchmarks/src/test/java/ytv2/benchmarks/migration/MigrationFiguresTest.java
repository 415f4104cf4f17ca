package ytv2.benchmarks.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What the durations of a file mean.
class MigrationFiguresTest {

    private static final MigrationFigures MEASURED =
            new MigrationFigures(100, 20, 5, 4, OptionalDouble.of(10), 8, 2, 300_000_000);

    private static final MigrationFigures WITHOUT_PGLOADER =
            new MigrationFigures(100, 20, 5, 4, OptionalDouble.empty(), 8, 2, 300_000_000);

    @Test
    void moreIsBetter() {
        assertThat(MEASURED.transportEfficiency()).isEqualTo(0.8);
        assertThat(MEASURED.toPgloader()).hasValue(0.5);
        assertThat(MEASURED.toCopy()).isEqualTo(0.2);
        assertThat(MEASURED.verifyEfficiency()).isEqualTo(0.25);
    }

    @Test
    void whatIsNotInstalledIsSaidAndNotMadeUp() {
        assertThat(WITHOUT_PGLOADER.toPgloader()).isEmpty();
        assertThat(WITHOUT_PGLOADER.toMap()).doesNotContainKey("pgloader_seconds");
        assertThat(new MigrationTable(List.of(MEASURED, WITHOUT_PGLOADER))
                        .text()
                        .lines())
                .filteredOn(line -> line.contains("not installed"))
                .hasSize(2);
    }
}

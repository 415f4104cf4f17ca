package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadProgressTest {

    private static final LineLedger.Counts COUNTS = new LineLedger.Counts(2_990, 10, 0, 8, 2_990, 0);

    @Test
    void showsCountRateAndEta() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofSeconds(30), done(0.25));

        assertThat(progress.bar())
                .isEqualTo(" 25 % [=====>                ] 3,000 lines (10 rejected)  100 lines/s  ETA 1:30 min");
        assertThat(progress.line()).isEqualTo("3,000 lines (10 rejected), 100 lines/s, 25 % of the file, ETA 1:30 min");
    }

    @Test
    void showsTheTimeWhereTheSizeIsUnknown() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofMinutes(61), Optional.empty());

        assertThat(progress.bar()).isEqualTo("3,000 lines (10 rejected)  1 lines/s  1:01:00 h");
    }

    @Test
    void barIsFullAtTheEnd() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofSeconds(30), done(1));

        assertThat(progress.bar()).startsWith("100 % [======================]").endsWith("ETA 0:00 min");
    }

    @Test
    void whatWasSkippedDoesNotMakeTheRestLookQuick() {
        LoadProgress.Extent secondHalf = new LoadProgress.Extent(0.5, 0.75);

        assertThat(new LoadProgress(COUNTS, Duration.ofSeconds(30), Optional.of(secondHalf)).line())
                .endsWith("75 % of the file, ETA 0:30 min");
    }

    @Test
    void aNoticeTakesTheBarsPlaceOnATerminal() {
        StringWriter text = new StringWriter();
        try (ProgressDisplay display = new ProgressDisplay(new PrintWriter(text), true)) {
            display.notice("Waiting");
        }

        assertThat(text).hasToString("\r\u001b[KWaiting\n\r\u001b[K");
    }

    private static Optional<LoadProgress.Extent> done(double reached) {
        return Optional.of(new LoadProgress.Extent(0, reached));
    }
}

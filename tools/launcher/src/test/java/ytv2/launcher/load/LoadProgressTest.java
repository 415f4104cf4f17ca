package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LoadProgressTest {

    private static final LineLedger.Counts COUNTS = new LineLedger.Counts(2_990, 10, 0, 8, 2_990);

    @Test
    void showsCountRateAndEta() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofSeconds(30), OptionalDouble.of(0.25));

        assertThat(progress.bar())
                .isEqualTo(" 25 % [======>                 ] 3,000 lines (10 rejected)  100/s  ETA 1:30");
        assertThat(progress.line()).isEqualTo("3,000 lines (10 rejected)  100/s, 25 %, ETA 1:30");
    }

    @Test
    void showsTheTimeWhereTheSizeIsUnknown() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofMinutes(61), OptionalDouble.empty());

        assertThat(progress.bar()).isEqualTo("3,000 lines (10 rejected)  1/s  1:01:00");
    }

    @Test
    void barIsFullAtTheEnd() {
        LoadProgress progress = new LoadProgress(COUNTS, Duration.ofSeconds(30), OptionalDouble.of(1));

        assertThat(progress.bar())
                .startsWith("100 % [========================]")
                .endsWith("ETA 0:00");
    }

    @Test
    void aNoticeTakesTheBarsPlaceOnATerminal() {
        StringWriter text = new StringWriter();
        try (ProgressDisplay display = new ProgressDisplay(new PrintWriter(text), true)) {
            display.notice("Waiting");
        }

        assertThat(text).hasToString("\r\u001b[KWaiting\n\r\u001b[K");
    }
}

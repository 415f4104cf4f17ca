package ytv2.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// The page that people look at before they believe it.
class SidesPageIT {

    private static final String HOSTILE =
            "Harmless\n<script>alert(1)</script><img src=x onerror=alert(2)>\"'></iframe>";

    @Test
    void sidesAreShownWithoutBeingRun(@TempDir Path directory) throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(8).withSummaryBytes(120))) {
            Stage.legacy(
                    stage.nas(),
                    "UPDATE content_summaries SET summary_text = '" + HOSTILE.replace("'", "''") + "' WHERE id = 1");
            assertThat(stage.run().exitCode()).isZero();
            Path file = directory.resolve("sides.html");

            Stage.Done verified = stage.verify("--html", file.toString());

            assertThat(verified.exitCode()).isZero();
            String page = Files.readString(file);
            assertThat(page).contains("http-equiv=\"Content-Security-Policy\"").contains("default-src 'none'");
            long sections = count("<section>", page);
            assertThat(sections).isEqualTo(12);
            assertThat(count("<iframe sandbox=\"\" title=\"old\" srcdoc=\"[^\"<>]+\"></iframe>", page))
                    .isEqualTo(sections);
            assertThat(count("<iframe sandbox=\"\" title=\"new\" srcdoc=\"[^\"<>]+\"></iframe>", page))
                    .isEqualTo(sections);
            assertThat(page)
                    .contains("<h2>short: ")
                    .contains("<h2>long: ")
                    .contains("<h2>dict as text: ")
                    .contains("Harmless")
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContainIgnoringCase("<img");
            assertThat(count("lines that differ: [01]</p>", page)).isEqualTo(sections);
        }
    }

    @Test
    void linesThatDifferAreCountedAndMarked() {
        SampleSummaries.Sample sample =
                new SampleSummaries.Sample("short", "<b>id", "audio", "• one\n• two\n• three", "<p>one</p><p>zwei</p>");

        String page = SidesPage.of(List.of(sample));

        assertThat(SidesPage.differentLines(sample)).isGreaterThan(1);
        assertThat(page).contains("<p class=\"bad\">lines that differ: ").contains("short: &lt;b&gt;id audio");
    }

    private static long count(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }
}

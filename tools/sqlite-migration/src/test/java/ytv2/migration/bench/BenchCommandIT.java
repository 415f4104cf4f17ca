package ytv2.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// Measuring writes, and leaves nothing behind.
class BenchCommandIT {

    private final Stage stage;

    BenchCommandIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(8).withSummaryBytes(120));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void measuresEveryOperationOnBothSidesAndLeavesBothAsTheyWere() throws SQLException, IOException {
        assertThat(stage.run().exitCode()).isZero();
        Map<String, String> before = stage.checksums();
        byte[] file = Files.readAllBytes(stage.nas());

        Stage.Done measured = stage.bench();

        assertThat(measured.exitCode()).isZero();
        assertThat(measured.result().path("operations").properties())
                .hasSize(Operation.values().length)
                .allSatisfy(operation -> assertThat(operation.getValue())
                        .hasSize(2)
                        .allSatisfy(store -> assertThat(store.path("median_ms").asDouble())
                                .isPositive()
                                .isLessThanOrEqualTo(store.path("p95_ms").asDouble())));
        assertThat(measured.output()).contains("insert:", "list:", "SQLite", "PostgreSQL");
        assertThat(stage.checksums()).isEqualTo(before);
        assertThat(Files.readAllBytes(stage.nas())).isEqualTo(file);
        assertThat(stage.verify().output()).contains("no difference");
    }

    @Test
    void refusesADatabaseThatIsInUse() throws SQLException, IOException {
        assertThat(stage.run().exitCode()).isZero();
        stage.change("INSERT INTO content_audit (video_id, action, actor) VALUES ('a', 'ingest', 'bot')");
        long rows = stage.rows();

        Stage.Done refused = stage.bench();

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.errors()).contains("somebody uses the database already", "schema up");
        assertThat(stage.rows()).isEqualTo(rows);
    }

    @Test
    void saysWhatIsMissingInAnEmptyDatabase() throws IOException {
        assertThat(stage.bench())
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(3))
                .satisfies(refused -> assertThat(refused.errors()).contains("./ytv2 migrate run brings them"));
    }
}

package ytv2.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// A pair with every kind of dirt in it.
class DirtyPairVerifyIT {

    @Test
    void whatWasTakenInIsRightAndWhatWasRejectedIsNotAskedFor(@TempDir Path directory)
            throws SQLException, IOException {
        try (Stage stage =
                Stage.of(directory, Recipe.clean(400).withSummaryBytes(100).spoilt())) {
            assertThat(stage.run().exitCode()).isEqualTo(1);

            Stage.Done verified = stage.verify();

            assertThat(verified.list("-differences.txt")).isEmpty();
            assertThat(verified.exitCode()).isZero();
            assertThat(verified.result().path("compared").asLong())
                    .isEqualTo(stage.number("SELECT count(*) FROM content"));
        }
    }
}

package ytv2.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// Whatever is changed in whichever column, verify names the video. The columns are those that the tables really have:
/// a new one is looked at from the day on which it comes.
class EveryColumnIT {

    /// Of each table every sort of row.
    private static final Map<String, List<String>> ROWS = Map.of(
            "content", List.of("true"),
            "content_summaries", List.of("is_latest", "NOT is_latest"),
            "content_tombstone", List.of("true"),
            "report_card", List.of("true"),
            "content_audit",
                    List.of(
                            "video_id IN (SELECT video_id FROM content)",
                            "video_id IN (SELECT video_id FROM content_tombstone)"),
            "migrated_video", List.of("deleted", "NOT deleted"));

    /// Says when or in which order something was written down, and nothing of the data.
    private static final Set<String> BOOKKEEPING =
            Set.of("content_summaries.updated_at", "migrated_video.at", "migrated_video.run_id", "content_audit.id");

    /// Nothing else says these to the microsecond: what is told of them is what no run can have written.
    private static final Set<String> ROUGH = Set.of("content_audit.at", "content_tombstone.deleted_at");

    private static Stage stage;
    private static Tampering tampering;

    @BeforeAll
    static void run(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(36).withSummaryBytes(120));
        assertThat(stage.run().exitCode()).isZero();
        tampering = Tampering.with(stage.database());
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        tampering.close();
        stage.close();
    }

    static List<Arguments> rows() {
        List<Arguments> all = new ArrayList<>();
        ROWS.forEach((table, sorts) -> sorts.forEach(where -> all.add(Arguments.of(table, where))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void changeIsNamed(String table, String where) throws SQLException, IOException {
        Map<String, String> columns = columns(table);
        assertThat(columns).isNotEmpty();
        while (!columns.isEmpty()) {
            List<Tampering.Changed> changed = tampering.change(table, where, columns);

            Stage.Done verified = stage.verify();

            tampering.restore(table);
            List<String> named = verified.list("-differences.txt");
            assertThat(changed)
                    .isNotEmpty()
                    .allSatisfy(value ->
                            assertThat(named).as(value.column()).anyMatch(line -> line.contains(value.videoId())));
            assertThat(verified.exitCode()).isEqualTo(3);
            changed.forEach(value -> columns.remove(value.column()));
        }
    }

    private static Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : tampering.columns(table)) {
            String name = table + "." + column;
            if (!BOOKKEEPING.contains(name)) {
                columns.put(column, ROUGH.contains(name) ? "1 hour" : "1 microsecond");
            }
        }
        return columns;
    }

    @Test
    void unchangedIsClean() throws IOException {
        Stage.Done verified = stage.verify();

        assertThat(verified.list("-differences.txt")).isEmpty();
        assertThat(verified.output())
                .contains(
                        "34 videos compared field by field; 2 deleted; 0 written by others too; 0 in PostgreSQL alone")
                .contains("no difference");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void countOfAFacetIsChecked() throws SQLException, IOException {
        tampering.superuser().run("SELECT fold_facet_changes()");
        tampering.superuser().run("UPDATE facet_count SET count = count + 1 WHERE token = ''");

        Stage.Done verified = stage.verify();

        tampering.superuser().run("UPDATE facet_count SET count = count - 1 WHERE token = ''");
        assertThat(verified.output()).contains("a facet that is not counted right");
        assertThat(verified.exitCode()).isEqualTo(3);
    }
}

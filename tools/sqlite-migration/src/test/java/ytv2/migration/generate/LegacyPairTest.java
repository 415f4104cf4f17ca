package ytv2.migration.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;

class LegacyPairTest {

    @TempDir
    private Path directory;

    @Test
    void sameRecipeMakesTheSameRows() throws SQLException, IOException {
        Recipe recipe = Recipe.clean(200).withSummaryBytes(80).spoilt();

        List<String> first = rows(write(recipe, "first"));

        assertThat(rows(write(recipe, "second"))).isEqualTo(first);
        assertThat(rows(write(new Recipe(2, 200, 197, 80, true, recipe.without(), true), "other")))
                .isNotEqualTo(first);
    }

    @Test
    void pairDivergesAsItsRecipeSays() throws SQLException, IOException {
        Recipe recipe = Recipe.clean(68).withSummaryBytes(80);
        Path nas = write(recipe, "pair");
        Path dashboard = nas.resolveSibling("pair-dashboard.db");

        List<String> missing = new ArrayList<>(texts(nas, "SELECT video_id FROM content"));
        missing.removeAll(texts(dashboard, "SELECT video_id FROM content"));

        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 68)
                        .filter(index -> recipe.divergence(index) == Divergence.DELETED_ON_DASHBOARD
                                || recipe.divergence(index) == Divergence.ONLY_ON_NAS)
                        .mapToObj(recipe::videoId)
                        .toList());
        assertThat(texts(nas, "SELECT id FROM content WHERE subcategories_json IS NOT NULL"))
                .hasSize(67);
        String newest = texts(dashboard, "SELECT max(created_at) FROM content").getFirst();
        IntStream.range(0, 68)
                .filter(index -> recipe.divergence(index) == Divergence.ONLY_ON_NAS)
                .forEach(index -> assertThat(recipe.createdAt(index)).isAfter(newest));
    }

    @Test
    void dirtHoldsEveryStorageClassInOneColumn() throws SQLException, IOException {
        Path nas = write(Recipe.clean(1000).withSummaryBytes(40).spoilt(), "dirty");

        assertThat(texts(nas, "SELECT DISTINCT typeof(created_at) FROM content ORDER BY 1"))
                .containsExactly("blob", "integer", "real", "text");
        assertThat(texts(nas, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void commandMakesFilesAndReplacesNone() {
        String[] arguments = {
            "generate",
            "--videos",
            "20",
            "--curated",
            "5",
            "--without",
            "analysis",
            "--nas",
            directory.resolve("n.db").toString(),
            "--dashboard",
            directory.resolve("d.db").toString()
        };

        assertThat(CommandRun.of(Map.of(), arguments).exitCode()).isZero();
        assertThat(CommandRun.of(Map.of(), arguments).exitCode()).isEqualTo(3);
        assertThat(CommandRun.of(Map.of(), "--help").output()).doesNotContain("generate");
        arguments[4] = "21";
        assertThat(CommandRun.of(Map.of(), arguments).exitCode()).isEqualTo(2);
    }

    /// @return the file of the NAS
    private Path write(Recipe recipe, String name) throws SQLException, IOException {
        Path nas = directory.resolve(name + ".db");
        LegacyPair.write(recipe, nas, directory.resolve(name + "-dashboard.db"));
        return nas;
    }

    private static List<String> rows(Path file) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (LegacyTable table : LegacyTable.values()) {
            for (String column : table.columns(java.util.Set.of())) {
                rows.addAll(texts(file, "SELECT quote(" + column + ") FROM " + table.sqlName() + " ORDER BY rowid"));
            }
        }
        return rows;
    }

    private static List<String> texts(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

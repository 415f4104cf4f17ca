package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Divergence;
import ytv2.migration.generate.Recipe;
import ytv2.migration.source.Snapshot;

/// A pair of files as it is when all has gone well, of the size that the real ones have.
class CleanPairIT {

    private static final String CARD_COLUMNS =
            "video_id, content_id, title, indexed_at, published_at, duration_seconds,"
                    + " primary_variant, facets, topics, search_text, card, report";

    private static final String CARDS_APART = """
            SELECT count(*) FROM (
                (SELECT %1$s FROM report_card EXCEPT SELECT %1$s FROM v_report_card)
                UNION ALL
                (SELECT %1$s FROM v_report_card EXCEPT SELECT %1$s FROM report_card)) AS d
            """.formatted(CARD_COLUMNS);

    private static Stage stage;
    private static Stage.Done run;
    private static String nasBefore;
    private static String dashboardBefore;

    @BeforeAll
    static void run(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(68).withSummaryBytes(300));
        nasBefore = Snapshot.sha256(stage.nas());
        dashboardBefore = Snapshot.sha256(stage.dashboard());
        run = stage.run();
    }

    @Test
    void pairIsOfTheRealSize() {
        assertThat(IntStream.range(0, 68).filter(stage.recipe()::isCurated)).hasSize(67);
        assertThat(ids(Divergence.DELETED_ON_DASHBOARD)).hasSize(4);
        assertThat(ids(Divergence.ONLY_ON_NAS)).hasSize(2);
        assertThat(ids(Divergence.CATEGORIES_NEWER_ON_DASHBOARD)).hasSize(3);
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void everythingArrivesAndTheAccountCloses() throws SQLException, IOException {
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outcome("inserted")).isEqualTo(64);
        assertThat(run.outcome("deleted")).isEqualTo(4);
        assertThat(stage.number("SELECT count(*) FROM content")).isEqualTo(64);
        assertThat(stage.number("SELECT count(*) FROM report_card")).isEqualTo(64);
        assertThat(run.output())
                .contains("67 curated in the files = 63 live + 4 deleted on the dashboard + 0 deleted here"
                        + " + 0 changed here + 0 rejected; unexplained: 0");
        assertThat(run.list("-curated.txt")).hasSize(67);
        assertThat(run.list("-rejects.jsonl")).isEmpty();
    }

    @Test
    void whatTheDashboardLacksIsDeletedOnlyIfItIsOlder() throws SQLException, IOException {
        assertThat(stage.column("SELECT video_id FROM content_tombstone"))
                .containsExactlyInAnyOrderElementsOf(ids(Divergence.DELETED_ON_DASHBOARD));
        assertThat(stage.column("SELECT video_id FROM content")).containsAll(ids(Divergence.ONLY_ON_NAS));
        assertThat(run.list("-outcomes.txt").stream()
                        .filter(line -> line.startsWith("deleted "))
                        .map(line -> line.substring(8)))
                .containsExactlyInAnyOrderElementsOf(ids(Divergence.DELETED_ON_DASHBOARD));
    }

    @Test
    void newerCategoriesOfTheDashboardWin() throws SQLException, IOException {
        assertThat(
                        stage.column(
                                "SELECT video_id FROM content WHERE subcategories_json #>> '{categories,0,category}' = 'Set by hand'"))
                .containsExactlyInAnyOrderElementsOf(ids(Divergence.CATEGORIES_NEWER_ON_DASHBOARD));
        assertThat(run.result().path("conflicts").asLong()).isEqualTo(3);
        assertThat(run.result().path("undecided_conflicts").asLong()).isZero();
        assertThat(run.list("-conflicts.txt").stream().filter(line -> !line.startsWith(" ")))
                .hasSize(3)
                .allMatch(line -> line.endsWith("subcategories_json: dashboard (the newer categorisation)"));
    }

    @Test
    void onlyRowsWithCategoriesSetByHandAreCurated() throws SQLException, IOException {
        assertThat(stage.number("SELECT count(*) FROM content WHERE curated")).isEqualTo(63);
        assertThat(stage.column("SELECT video_id FROM content WHERE NOT curated"))
                .containsExactlyElementsOf(IntStream.range(0, 68)
                        .filter(index -> !stage.recipe().isCurated(index))
                        .mapToObj(stage.recipe()::videoId)
                        .toList());
    }

    @Test
    void summariesAreReadOutOfEveryForm() throws SQLException, IOException {
        assertThat(stage.number("SELECT count(*) FROM content_summaries WHERE text LIKE '{%' OR text LIKE '%\\\\n%'"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM content_summaries WHERE btrim(html) = ''"))
                .isZero();
        assertThat(stage.number("SELECT count(DISTINCT video_id) FROM content_summaries"))
                .isEqualTo(64);
        assertThat(stage.column("SELECT DISTINCT variant FROM content_summaries"))
                .containsExactlyInAnyOrder("comprehensive", "bullet-points", "audio-fr", "key-points");
        // of each second revision is the latest
        assertThat(
                        stage.number(
                                "SELECT count(*) FROM content_summaries WHERE is_latest <> (text LIKE '%second') AND variant IN ('audio-fr', 'key-points')"))
                .isZero();
    }

    @Test
    void cardsAreTheViews() throws SQLException, IOException {
        assertThat(stage.number("SELECT count(*) FROM v_report_card")).isEqualTo(64);
        assertThat(stage.number(CARDS_APART)).isZero();
    }

    @Test
    void filesStayAsTheyAre() throws SQLException, IOException {
        assertThat(Snapshot.sha256(stage.nas())).isEqualTo(nasBefore);
        assertThat(Snapshot.sha256(stage.dashboard())).isEqualTo(dashboardBefore);
        assertThat(run.result().at("/sources/nas/file_sha256").asText()).isEqualTo(nasBefore);
        assertThat(run.result().at("/sources/nas/file_unchanged").asBoolean()).isTrue();
        assertThat(stage.nas().resolveSibling("nas.db-wal")).doesNotExist();
        assertThat(stage.nas().resolveSibling("nas.db-shm")).doesNotExist();
        assertThat(Files.readString(run.reports().resolve("migration-audit.jsonl")))
                .contains("\"command\":\"run\"")
                .contains(run.result().at("/sources/nas/snapshot_sha256").asText());
    }

    private static List<String> ids(Divergence divergence) {
        return IntStream.range(0, 68)
                .filter(index -> stage.recipe().divergence(index) == divergence)
                .mapToObj(stage.recipe()::videoId)
                .toList();
    }
}

package ytv2.migration.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.migration.source.Snapshot;

class BaselineCommandTest {

    @TempDir
    private Path directory;

    @Test
    void manifestCountsWhatTheFilesHold() throws SQLException, IOException {
        write(Recipe.clean(68).withSummaryBytes(60));

        CommandRun run = baseline("first");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("nas: 67 with subcategories (0 more unreadable), 68 with topics")
                .contains("dashboard: 61 with subcategories")
                .contains("       68 rows in content, sha-256 ")
                .contains("       62 rows in content, sha-256 ");
        JsonNode nas = manifest("first").at("/files/nas");
        assertThat(nas.path("with_subcategories").asInt()).isEqualTo(67);
        assertThat(nas.path("unreadable_subcategories").asInt()).isZero();
        assertThat(nas.path("with_topics").asInt()).isEqualTo(68);
        assertThat(nas.path("curated")).hasSize(67);
        assertThat(texts(nas.path("tables"), "table"))
                .containsExactly("content", "content_summaries", "summary_variants");
        assertThat(texts(nas.path("tables"), "rows")).containsExactly("68", "68", "46");
        assertThat(nas.path("tables"))
                .allSatisfy(table -> assertThat(table.path("sample")).hasSize(3));
    }

    @Test
    void manifestIsOfTheSnapshotAndTheFileStaysAsItIs() throws SQLException, IOException {
        write(Recipe.clean(12).withSummaryBytes(60));
        String before = Snapshot.sha256(nas());

        CommandRun run = baseline("first");

        JsonNode manifest = manifest("first");
        String sha256 = manifest.at("/sources/nas/snapshot_sha256").asText();
        assertThat(sha256).matches("[0-9a-f]{64}");
        assertThat(manifest.at("/files/nas/snapshot_sha256").asText()).isEqualTo(sha256);
        assertThat(manifest.at("/sources/nas/file_sha256").asText()).isEqualTo(before);
        assertThat(manifest.at("/sources/nas/file_unchanged").asBoolean()).isTrue();
        assertThat(manifest.path("version").asText()).isNotBlank();
        assertThat(Snapshot.sha256(nas())).isEqualTo(before);
        Path own = directory.resolve("first/baseline-nas-" + sha256.substring(0, 12) + ".json");
        assertThat(run.output()).contains(own.toString());
        assertThat(new ObjectMapper().readTree(own.toFile())).isEqualTo(manifest.at("/files/nas"));
        assertThat(Files.readString(directory.resolve("first/migration-audit.jsonl")))
                .contains("\"command\":\"baseline\"")
                .contains(sha256);
    }

    @Test
    void columnsAndTypesAreThoseOfTheFile() throws SQLException, IOException {
        write(Recipe.clean(12).withSummaryBytes(60).without("analysis").withoutVariants());
        Stage.legacy(
                nas(),
                "ALTER TABLE content ADD COLUMN Surprise",
                "UPDATE content SET surprise = x'00ff'",
                "UPDATE content SET view_count = 'many' WHERE rowid = 1");

        CommandRun _ = baseline("first");

        JsonNode tables = manifest("first").at("/files/nas/tables");
        assertThat(texts(tables, "table")).containsExactly("content", "content_summaries");
        JsonNode columns = tables.path(0).path("columns");
        assertThat(columns.has("analysis")).isFalse();
        assertThat(columns.path("surprise").toString()).isEqualTo("{\"blob\":12}");
        assertThat(columns.path("view_count").toString()).isEqualTo("{\"integer\":11,\"text\":1}");
        assertThat(tables.at("/0/sample").toString()).contains("\"surprise\":{\"base64\":\"AP8=\"}");
    }

    @Test
    void unreadableCategoriesAreCountedApart() throws SQLException, IOException {
        write(Recipe.clean(12).withSummaryBytes(60));
        Stage.legacy(nas(), "UPDATE content SET subcategories_json = '{\"categories\": [{' WHERE rowid = 1");

        assertThat(baseline("first").output())
                .contains("nas: 11 with subcategories (1 more unreadable), 12 with topics");
    }

    @Test
    void checksumsStayUntilAValueChanges() throws SQLException, IOException {
        write(Recipe.clean(12).withSummaryBytes(60));
        CommandRun _ = baseline("first");
        CommandRun _ = baseline("second");
        Stage.legacy(nas(), "UPDATE content_summaries SET summary_text = summary_text || '.' WHERE rowid = 2");

        CommandRun _ = baseline("third");

        List<String> first = texts(manifest("first").at("/files/nas/tables"), "sha256");
        assertThat(texts(manifest("second").at("/files/nas/tables"), "sha256")).isEqualTo(first);
        assertThat(rows("second")).isEqualTo(rows("first"));
        List<String> third = texts(manifest("third").at("/files/nas/tables"), "sha256");
        assertThat(third.get(1)).isNotEqualTo(first.get(1));
        assertThat(List.of(third.get(0), third.get(2))).isEqualTo(List.of(first.get(0), first.get(2)));
        List<String> changed = new ArrayList<>(rows("third"));
        changed.removeAll(rows("first"));
        assertThat(changed).singleElement().asString().startsWith("content_summaries 2 ");
    }

    private void write(Recipe recipe) throws SQLException, IOException {
        LegacyPair.write(recipe, nas(), directory.resolve("dashboard.db"));
    }

    private Path nas() {
        return directory.resolve("nas.db");
    }

    private CommandRun baseline(String to) {
        return CommandRun.of(
                Map.of(),
                "baseline",
                "--nas",
                nas().toString(),
                "--dashboard",
                directory.resolve("dashboard.db").toString(),
                "--reports",
                directory.resolve(to).toString(),
                "--json",
                directory.resolve(to + ".json").toString());
    }

    private JsonNode manifest(String to) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(to + ".json").toFile());
    }

    /// The checksum of each row of the NAS's file.
    private List<String> rows(String to) throws IOException {
        return Files.readAllLines(
                Path.of(manifest(to).at("/files/nas/row_checksums").asText()));
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(member).asText())
                .toList();
    }
}

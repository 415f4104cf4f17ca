package ytv2.migration.mirror;

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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// From a file into PostgreSQL, from there into another file, and from that into PostgreSQL again.
class RoundTripIT {

    /// Enough for every kind of dirt, each on every second video.
    private static final int DIRTY = 480;

    private static final String CONTENT = "SELECT to_jsonb(c)::text FROM content AS c ORDER BY video_id COLLATE \"C\"";

    /// But for when they were written.
    private static final String SUMMARIES = """
            SELECT (to_jsonb(s) - 'updated_at')::text FROM content_summaries AS s
            ORDER BY video_id COLLATE "C", variant COLLATE "C", revision
            """;

    private static final String CARDS = """
            SELECT (to_jsonb(r) - 'search_vector')::text FROM report_card AS r ORDER BY video_id COLLATE "C"
            """;

    /// A row needs a name of its own for a summary to belong to, and these had none, or one that is no text; or they
    /// had two rows, of which one is made.
    private static final String ODD = """
            SELECT video_id FROM content
            WHERE id IS NULL OR legacy -> 'id' IS NOT NULL OR legacy ->> 'subcategories_json' LIKE '%the twin%'
            """;

    @TempDir
    private Path directory;

    static Stream<Recipe> recipes() {
        return Stream.of(
                Recipe.clean(68).withSummaryBytes(200),
                Recipe.clean(DIRTY).withSummaryBytes(80).spoilt());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void mirroredFileSaysTheSame(Recipe recipe) throws SQLException, IOException {
        try (Stage first = Stage.of(Files.createDirectory(directory.resolve("first")), recipe);
                Stage second = Stage.of(Files.createDirectory(directory.resolve("second")), Recipe.clean(0))) {
            assertThat(first.command("--nas", first.nas().toString()).exitCode())
                    .isLessThanOrEqualTo(1);
            Path file = Mirroring.emptyFile(directory, recipe);

            CommandRun mirror = Mirroring.mirror(first, file);
            assertThat(second.command("--nas", file.toString()).exitCode()).isZero();

            assertThat(mirror.errors()).isEmpty();
            assertThat(mirror.exitCode()).isZero();
            Set<String> odd = Set.copyOf(first.column(ODD));
            assertThat(odd).hasSizeLessThan(5);
            for (String query : List.of(CONTENT, SUMMARIES, CARDS)) {
                assertThat(first.column(query)).isNotEmpty();
                assertThat(differences(first.column(query), second.column(query), odd))
                        .isEmpty();
            }
        }
    }

    @Test
    void fileThatSaysTheSameIsNotTouched() throws SQLException, IOException {
        Recipe recipe = Recipe.clean(DIRTY).withSummaryBytes(80).spoilt();
        try (Stage stage = Stage.of(directory, recipe)) {
            assertThat(stage.command("--nas", stage.nas().toString()).exitCode())
                    .isLessThanOrEqualTo(1);
            Map<String, List<String>> before = Mirroring.rows(stage.nas());

            CommandRun check = Mirroring.mirror(stage, stage.nas(), "--check", "--reports", directory.toString());
            CommandRun mirror = Mirroring.mirror(stage, stage.nas());

            assertThat(check.output()).contains(": 0 videos differ");
            assertThat(mirror.errors()).isEmpty();
            assertThat(mirror.output()).contains(" 0 videos written, 0 deleted; 0 events and 0.0 s behind");
            assertThat(Mirroring.rows(stage.nas())).isEqualTo(before);
            assertThat(stage.command("--nas", stage.nas().toString()).output()).contains("nothing has changed");
        }
    }

    /// By member, for whole rows are long.
    private static List<String> differences(List<String> first, List<String> second, Set<String> odd)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> differences = new ArrayList<>();
        if (first.size() != second.size()) {
            differences.add(first.size() + " rows, and " + second.size());
        }
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            JsonNode one = mapper.readTree(first.get(i));
            JsonNode other = mapper.readTree(second.get(i));
            String id = one.path("video_id").asText();
            for (Map.Entry<String, JsonNode> member : one.properties()) {
                JsonNode became = other.path(member.getKey());
                if (!odd.contains(id) && !member.getValue().equals(became)) {
                    differences.add(id + " " + member.getKey() + ": " + member.getValue() + " became " + became);
                }
            }
        }
        return differences;
    }
}

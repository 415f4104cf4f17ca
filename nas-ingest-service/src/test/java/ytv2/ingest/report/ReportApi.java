package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IngestApi;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceAnswer;

/// [IngestApi] with eyes for what a report leaves in the database.
abstract class ReportApi extends IngestApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Posts a document that must be taken.
    void store(String document) throws IOException {
        assertThat(stored(document).status()).isEqualTo(200);
    }

    /// What is answered to a document that must be taken.
    ServiceAnswer stored(String document) throws IOException {
        ServiceAnswer answer = post(document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /// One column of a video's row, as text.
    @Nullable
    String column(String videoId, String column) throws SQLException {
        try (Session session = database.owner()) {
            return session.text("SELECT " + column + " FROM content WHERE video_id = ?", videoId);
        }
    }

    /// A video's whole row.
    JsonNode row(String videoId) throws SQLException, IOException {
        return JSON.readTree(String.valueOf(column(videoId, "to_jsonb(content)")));
    }

    /// A video's summaries as `variant revision latest text`, in order of their names and revisions.
    List<@Nullable String> summaries(String videoId) throws SQLException {
        try (Session session = database.owner()) {
            return session.column("""
                    SELECT concat_ws(' ', variant, revision, is_latest, text)
                    FROM content_summaries WHERE video_id = ? ORDER BY variant, revision
                    """, videoId);
        }
    }

    /// All events as `kind video_id {types} actor`, oldest first.
    List<@Nullable String> events() throws SQLException {
        try (Session session = database.owner()) {
            return session.column(
                    "SELECT concat_ws(' ', kind, video_id, summary_types, actor) FROM content_event ORDER BY id");
        }
    }

    static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json(json));
    }
}

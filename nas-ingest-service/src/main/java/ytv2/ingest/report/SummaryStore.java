package ytv2.ingest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.report.SentSummaries.SentSummary;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.SummaryVariant;
import ytv2.model.VideoId;

/// Stores the summaries of documents, within the caller's transaction and under its locks, in one statement however
/// many they are.
@Singleton
final class SummaryStore {

    /// The trigger gives the revision and demotes the one before.
    private static final String INSERT = """
            WITH sent AS (
                SELECT *
                FROM jsonb_to_recordset(CAST(CAST(:summaries AS text) AS jsonb)) AS s (
                    ordinal integer, video_id text, variant text, text text, html text,
                    text_sent boolean, html_sent boolean, raw jsonb)
            ), known AS (
                SELECT l.video_id, l.variant, l.revision, l.text, l.html
                FROM v_latest_summaries AS l
                WHERE l.video_id = ANY (ARRAY(SELECT DISTINCT s.video_id FROM sent AS s))
            ), inserted AS (
                INSERT INTO content_summaries (video_id, variant, revision, text, html, raw_json)
                SELECT s.video_id, s.variant, NULL, s.text, s.html, s.raw
                FROM sent AS s
                LEFT JOIN known AS k ON k.video_id = s.video_id AND k.variant = s.variant
                WHERE k.variant IS NULL
                   OR s.text_sent AND s.text <> k.text
                   OR s.html_sent AND s.html <> k.html
                ORDER BY s.ordinal
                RETURNING video_id, variant, revision
            )
            SELECT s.video_id,
                   s.variant,
                   COALESCE(i.revision, k.revision) AS revision,
                   CASE WHEN i.variant IS NULL THEN 'unchanged' ELSE 'inserted' END AS outcome
            FROM sent AS s
            LEFT JOIN inserted AS i ON i.video_id = s.video_id AND i.variant = s.variant
            LEFT JOIN known AS k ON k.video_id = s.video_id AND k.variant = s.variant
            ORDER BY s.ordinal
            """;

    /// @param commands of different videos, which all have a row
    /// @return of each video that has some in its document, in the order sent
    Uni<Map<VideoId, List<StoredSummary>>> insert(Session session, List<UpsertReport> commands) {
        ArrayNode rows = rows(commands);
        return rows.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(INSERT, Tuple.class)
                        .setParameter("summaries", rows.toString())
                        .getResultList()
                        .map(SummaryStore::stored);
    }

    private static Map<VideoId, List<StoredSummary>> stored(List<Tuple> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new VideoId(row.get("video_id", String.class)),
                        Collectors.mapping(SummaryStore::stored, Collectors.toList())));
    }

    private static StoredSummary stored(Tuple row) {
        return new StoredSummary(
                new SummaryVariant(row.get("variant", String.class)),
                row.get("revision", Integer.class),
                row.get("outcome", String.class));
    }

    private static ArrayNode rows(List<UpsertReport> commands) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (UpsertReport command : commands) {
            for (SentSummary summary : command.summaries().summaries()) {
                rows.addObject()
                        .put("ordinal", rows.size())
                        .put("video_id", command.videoId().value())
                        .put("variant", summary.variant().name())
                        .put("text", summary.body().text())
                        .put("html", summary.body().html())
                        .put("text_sent", summary.textSent())
                        .put("html_sent", summary.htmlSent())
                        .set("raw", summary.raw());
            }
        }
        return rows;
    }
}

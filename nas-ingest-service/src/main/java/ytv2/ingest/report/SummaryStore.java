package ytv2.ingest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.report.SentSummaries.SentSummary;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.SummaryVariant;
import ytv2.model.VideoId;

/// Stores the summaries of a document, within the caller's transaction and under its lock, in one statement however
/// many they are.
@Singleton
final class SummaryStore {

    /// The trigger gives the revision and demotes the one before.
    private static final String INSERT = """
            WITH sent AS (
                SELECT *
                FROM jsonb_to_recordset(CAST(CAST(:summaries AS text) AS jsonb)) AS s (
                    ordinal integer, variant text, text text, html text,
                    text_sent boolean, html_sent boolean, raw jsonb)
            ), known AS (
                SELECT variant, revision, text, html FROM v_latest_summaries WHERE video_id = :video_id
            ), inserted AS (
                INSERT INTO content_summaries (video_id, variant, revision, text, html, raw_json)
                SELECT :video_id, s.variant, NULL, s.text, s.html, s.raw
                FROM sent AS s
                LEFT JOIN known AS k ON k.variant = s.variant
                WHERE k.variant IS NULL
                   OR s.text_sent AND s.text <> k.text
                   OR s.html_sent AND s.html <> k.html
                ORDER BY s.ordinal
                RETURNING variant, revision
            )
            SELECT s.variant,
                   COALESCE(i.revision, k.revision) AS revision,
                   CASE WHEN i.variant IS NULL THEN 'unchanged' ELSE 'inserted' END AS outcome
            FROM sent AS s
            LEFT JOIN inserted AS i ON i.variant = s.variant
            LEFT JOIN known AS k ON k.variant = s.variant
            ORDER BY s.ordinal
            """;

    Uni<List<StoredSummary>> insert(Session session, VideoId videoId, List<SentSummary> summaries) {
        return summaries.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(INSERT, Tuple.class)
                        .setParameter("video_id", videoId.value())
                        .setParameter("summaries", json(summaries))
                        .getResultList()
                        .map(rows -> rows.stream().map(SummaryStore::stored).toList());
    }

    private static StoredSummary stored(Tuple row) {
        return new StoredSummary(
                new SummaryVariant(row.get("variant", String.class)),
                row.get("revision", Integer.class),
                row.get("outcome", String.class));
    }

    private static String json(List<SentSummary> summaries) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(summaries.size());
        for (SentSummary summary : summaries) {
            rows.addObject()
                    .put("ordinal", rows.size())
                    .put("variant", summary.variant().name())
                    .put("text", summary.body().text())
                    .put("html", summary.body().html())
                    .put("text_sent", summary.textSent())
                    .put("html_sent", summary.htmlSent())
                    .set("raw", summary.raw());
        }
        return rows.toString();
    }
}

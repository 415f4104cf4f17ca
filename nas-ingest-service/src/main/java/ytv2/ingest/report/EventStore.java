package ytv2.ingest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.CardStore;
import ytv2.ingest.CardStore.Refreshed;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.ContentEvent.ReportAdded;
import ytv2.model.ContentEvent.ReportSynced;
import ytv2.model.SummaryVariant;
import ytv2.model.VideoId;

/// Ends a write: refreshes the cards, tells the listeners and writes down who did it, within the caller's transaction.
@Singleton
final class EventStore {

    /// Nothing is told where nothing changed: no summary was inserted, and the row's last version is older than this
    /// transaction. One video is told of by name, several by one word that much has changed: notifications of
    /// transactions queue behind each other.
    private static final String PUBLISH = """
            WITH sent AS (
                SELECT *
                FROM jsonb_to_recordset(CAST(CAST(:written AS text) AS jsonb)) AS s (
                    ordinal integer, video_id text, kind text, summary_types text, before text)
            ), written AS (
                SELECT s.ordinal, s.video_id, s.kind, s.summary_types, s.before
                FROM sent AS s
                JOIN content AS c ON c.video_id = s.video_id
                WHERE s.summary_types <> '' OR c.xmin = CAST(pg_current_xact_id() AS xid)
            ), audited AS (
                INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
                SELECT w.video_id, 'ingest', :actor, decode(NULLIF(w.before, ''), 'hex'), content_hash(w.video_id)
                FROM written AS w
                ORDER BY w.ordinal
            ), told AS MATERIALIZED (
                SELECT array_agg(w.video_id) AS video_ids,
                       CASE count(*)
                           WHEN 1 THEN publish_content_event(
                               min(w.video_id), min(w.kind), string_to_array(min(w.summary_types), ' '), :actor)
                           ELSE publish_content_event(NULL, 'resync', '{}', :actor)
                       END AS event
                FROM written AS w
                HAVING count(*) > 0
            )
            SELECT t.event, r.video_id, r.card
            FROM told AS t
            LEFT JOIN LATERAL refreshed_cards(t.video_ids, :longest) AS r ON true
            """;

    /// What was written of a video.
    ///
    /// @param before the hash of the stored video before the write, in hexadecimal digits; empty if there was none
    record Written(VideoId videoId, String before, List<StoredSummary> summaries) {

        private String kind() {
            return before.isEmpty()
                    ? new ReportAdded(0, videoId, List.of()).kind()
                    : new ReportSynced(0, videoId, List.of()).kind();
        }

        /// No variant has a space in it.
        private String types() {
            return summaries.stream()
                    .filter(StoredSummary::isInserted)
                    .map(StoredSummary::variant)
                    .map(SummaryVariant::name)
                    .collect(Collectors.joining(" "));
        }
    }

    /// @return the cards that are not as they were
    Uni<List<Refreshed>> publish(Session session, List<Written> written, String actor) {
        return session.createNativeQuery(PUBLISH, Tuple.class)
                .setParameter("written", rows(written).toString())
                .setParameter("actor", actor)
                .setParameter("longest", CardStore.LONGEST)
                .getResultList()
                .map(CardStore::refreshed);
    }

    private static ArrayNode rows(List<Written> written) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(written.size());
        for (Written video : written) {
            rows.addObject()
                    .put("ordinal", rows.size())
                    .put("video_id", video.videoId().value())
                    .put("kind", video.kind())
                    .put("summary_types", video.types())
                    .put("before", video.before());
        }
        return rows;
    }
}

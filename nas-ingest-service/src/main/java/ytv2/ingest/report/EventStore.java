package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.report.UpsertOutcome.StoredSummary;
import ytv2.model.ContentEvent;
import ytv2.model.ContentEvent.ReportAdded;
import ytv2.model.ContentEvent.ReportSynced;
import ytv2.model.SummaryVariant;
import ytv2.model.VideoId;

/// Ends a write: refreshes the card, tells the listeners and writes down who did it, within the caller's transaction.
@Singleton
final class EventStore {

    /// Nothing is told where nothing changed: no summary was inserted, and the row's last version is older than this
    /// transaction.
    private static final String PUBLISH = """
            WITH written AS (
                SELECT c.video_id
                FROM content AS c
                WHERE c.video_id = :video_id
                  AND (:summary_types <> '' OR c.xmin = CAST(pg_current_xact_id() AS xid))
            ), audited AS (
                INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
                SELECT w.video_id, 'ingest', :actor, decode(NULLIF(:before, ''), 'hex'), content_hash(w.video_id)
                FROM written AS w
            )
            SELECT CAST(refresh_report_card(ARRAY[w.video_id]) AS text),
                   publish_content_event(w.video_id, :kind, string_to_array(:summary_types, ' '), :actor)
            FROM written AS w
            """;

    /// @param before the hash of the stored video before the write, in hexadecimal digits; empty if there was none
    /// @return empty if the write changed nothing
    Uni<Optional<ContentEvent>> publish(
            Session session, VideoId videoId, String before, List<StoredSummary> summaries, String actor) {
        boolean added = before.isEmpty();
        List<SummaryVariant> types = summaries.stream()
                .filter(StoredSummary::isInserted)
                .map(StoredSummary::variant)
                .toList();
        return session.createNativeQuery(PUBLISH, Object[].class)
                .setParameter("video_id", videoId.value())
                .setParameter("kind", event(0, videoId, added, types).kind())
                // no variant has a space in it
                .setParameter(
                        "summary_types",
                        String.join(
                                " ", types.stream().map(SummaryVariant::name).toList()))
                .setParameter("actor", actor)
                .setParameter("before", before)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(told -> event((Long) told[1], videoId, added, types)));
    }

    private static ContentEvent event(long id, VideoId videoId, boolean added, List<SummaryVariant> types) {
        return added ? new ReportAdded(id, videoId, types) : new ReportSynced(id, videoId, types);
    }
}

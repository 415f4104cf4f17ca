package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.VideoId;

/// Keeps late results of deleted videos beside their tombstone, within the caller's transaction and under its lock.
@Singleton
final class RefusedReportStore {

    /// What is sent again is kept once. Whoever keeps something clears away what is past its time.
    private static final String KEEP = """
            WITH expired AS (
                DELETE FROM refused_report
                WHERE id IN (
                    SELECT id FROM refused_report
                    WHERE received_at < clock_timestamp() - interval '30 days' AND video_id <> :video_id
                    FOR UPDATE SKIP LOCKED)
            ), audited AS (
                INSERT INTO content_audit (video_id, action, actor) VALUES (:video_id, 'refuse', :actor)
            )
            INSERT INTO refused_report (video_id, actor, document)
            VALUES (:video_id, :actor, :document)
            ON CONFLICT (video_id, sha256(document)) DO UPDATE SET received_at = clock_timestamp(), actor = EXCLUDED.actor
            """;

    Uni<Void> keep(Session session, UpsertReport command, String actor) {
        return session.createNativeQuery(KEEP)
                .setParameter("video_id", command.videoId().value())
                .setParameter("actor", actor)
                .setParameter("document", command.source())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static final String DOCUMENTS = """
            SELECT document FROM refused_report WHERE video_id = :video_id ORDER BY received_at, id
            """;

    /// As they were sent, the oldest first.
    Uni<List<byte[]>> documents(Session session, VideoId videoId) {
        return session.createNativeQuery(DOCUMENTS, byte[].class)
                .setParameter("video_id", videoId.value())
                .getResultList();
    }
}

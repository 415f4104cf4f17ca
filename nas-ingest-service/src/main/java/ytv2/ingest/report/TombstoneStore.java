package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.VideoId;

/// Reads and lifts the tombstone of an id, within the caller's transaction and under its lock.
@Singleton
final class TombstoneStore {

    private static final String FIND = """
            SELECT clock_timestamp() AS now,
                   (SELECT deleted_at FROM content_tombstone WHERE video_id = :video_id) AS deleted_at,
                   COALESCE(encode(content_hash(:video_id), 'hex'), '') AS hash
            """;

    /// What stands of an id.
    ///
    /// @param hash of the stored video, in hexadecimal digits; empty if there is none
    record Found(Tombstone tombstone, String hash) {}

    Uni<Found> find(Session session, VideoId videoId) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("video_id", videoId.value())
                .getSingleResult()
                .map(row -> new Found(tombstone(row), row.get("hash", String.class)));
    }

    private static Tombstone tombstone(Tuple row) {
        return new Tombstone(
                row.get("now", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("deleted_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static final String RESTORE = """
            WITH lifted AS (
                DELETE FROM content_tombstone WHERE video_id = :video_id
            )
            INSERT INTO content_audit (video_id, action, actor) VALUES (:video_id, 'restore', :actor)
            """;

    /// Lifts the tombstone of a deleted video because somebody asked for it.
    Uni<Void> restore(Session session, VideoId videoId, String actor) {
        return session.createNativeQuery(RESTORE)
                .setParameter("video_id", videoId.value())
                .setParameter("actor", actor)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static final String LIFT = "DELETE FROM content_tombstone WHERE video_id = :video_id";

    Uni<Void> lift(Session session, VideoId videoId, Tombstone tombstone) {
        return tombstone.deletedAt().isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(LIFT)
                        .setParameter("video_id", videoId.value())
                        .executeUpdate()
                        .replaceWithVoid();
    }
}

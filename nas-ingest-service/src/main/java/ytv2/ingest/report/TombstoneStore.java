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
                   (SELECT deleted_at FROM content_tombstone WHERE video_id = :video_id) AS deleted_at
            """;

    Uni<Tombstone> find(Session session, VideoId videoId) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("video_id", videoId.value())
                .getSingleResult()
                .map(row -> new Tombstone(
                        row.get("now", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.get("deleted_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
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

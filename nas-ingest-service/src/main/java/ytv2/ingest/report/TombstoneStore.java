package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.IdList;
import ytv2.model.VideoId;

/// Locks ids, and reads and lifts their tombstones, within the caller's transaction.
@Singleton
final class TombstoneStore {

    private static final String LOCK = """
            SELECT l.video_id, l.now, l.deleted_at, COALESCE(encode(l.hash, 'hex'), '') AS hash
            FROM locked_content(string_to_array(:video_ids, ' ')) AS l
            """;

    /// What stands of an id.
    ///
    /// @param hash of the stored video, in hexadecimal digits; empty if there is none
    record Found(Tombstone tombstone, String hash) {}

    /// Locks ids until the end of the transaction, and tells what stands of each.
    Uni<Map<VideoId, Found>> lock(Session session, Collection<VideoId> videoIds) {
        return session.createNativeQuery(LOCK, Tuple.class)
                .setParameter("video_ids", IdList.sorted(videoIds))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new VideoId(row.get("video_id", String.class)), TombstoneStore::found)));
    }

    private static Found found(Tuple row) {
        return new Found(
                new Tombstone(
                        row.get("now", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.get("deleted_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                row.get("hash", String.class));
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

    private static final String LIFT = """
            DELETE FROM content_tombstone WHERE video_id = ANY (string_to_array(:video_ids, ' '))
            """;

    /// Lifts tombstones because something newer has come.
    Uni<Void> lift(Session session, Collection<VideoId> deleted) {
        return deleted.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(LIFT)
                        .setParameter("video_ids", IdList.of(deleted))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}

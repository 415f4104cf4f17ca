package ytv2.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.VideoId;

/// The locks that writers take first, until the end of their transactions: of a video, and then of names of files.
@Singleton
public final class LockStore {

    private static final String LOCK = "SELECT CAST(lock_content(:video_id) AS text)";

    /// A statement of its own: what follows must see what the lock's last holder committed.
    public Uni<Void> lock(Session session, VideoId videoId) {
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("video_id", videoId.value())
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /// Apart from those of videos, which have 0.
    private static final String LOCK_NAMES = """
            SELECT count(pg_advisory_xact_lock(hashtextextended(n.name, 1)))
            FROM (
                SELECT name FROM unnest(string_to_array(:names, ' ')) AS s(name) ORDER BY name COLLATE "C"
            ) AS n
            """;

    /// Paths of files below the exports, none of which has a space in it; after the lock of their video, if they have
    /// one. All at once, since they are taken in one order.
    public Uni<Void> lockNames(Session session, Collection<String> names) {
        return session.createNativeQuery(LOCK_NAMES, Long.class)
                .setParameter("names", String.join(" ", names))
                .getSingleResult()
                .replaceWithVoid();
    }

    private static final String RESOLVE = """
            SELECT COALESCE(
                (SELECT video_id FROM content WHERE video_id = :video_id),
                (SELECT video_id FROM content WHERE id = :written ORDER BY video_id LIMIT 1),
                :video_id)
            """;

    /// The id to lock for what an id names: that of the video with it, else of the one that the processing side calls
    /// so, else itself. What it names may have changed when the lock is there; then it is to be asked again.
    public Uni<VideoId> resolved(Session session, VideoId videoId, String written) {
        return session.createNativeQuery(RESOLVE, String.class)
                .setParameter("video_id", videoId.value())
                .setParameter("written", written)
                .getSingleResult()
                .map(VideoId::parse);
    }
}

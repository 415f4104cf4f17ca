package ytv2.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.VideoId;

/// The lock that every writer of a video takes first, until the end of its transaction.
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
}

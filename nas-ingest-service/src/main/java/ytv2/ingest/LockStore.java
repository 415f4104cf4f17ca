package ytv2.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.VideoId;

/// The lock that every writer of a video takes first, until the end of its transaction.
@Singleton
public final class LockStore {

    private static final String LOCK = """
            SELECT CAST(lock_content(l.video_id) AS text)
            FROM unnest(string_to_array(:video_ids, ' ')) WITH ORDINALITY AS l (video_id, ordinal)
            ORDER BY l.ordinal
            """;

    /// A statement of its own: what follows must see what the lock's last holder committed.
    public Uni<Void> lock(Session session, VideoId videoId) {
        return lock(session, List.of(videoId));
    }

    /// In one order for all: two that want the same videos then wait for each other instead of both for one another.
    public Uni<Void> lock(Session session, Collection<VideoId> videoIds) {
        List<VideoId> sorted =
                videoIds.stream().sorted(Comparator.comparing(VideoId::value)).toList();
        return session.createNativeQuery(LOCK, String.class)
                .setParameter("video_ids", IdList.of(sorted))
                .getResultList()
                .replaceWithVoid();
    }
}

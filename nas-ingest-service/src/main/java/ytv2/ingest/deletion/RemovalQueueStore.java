package ytv2.ingest.deletion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.LockStore;
import ytv2.model.VideoAudio;
import ytv2.model.VideoId;

/// Queues the files that go with deleted videos, within the caller's transaction. Rows of a video queue their files by
/// themselves.
@Singleton
final class RemovalQueueStore {

    private final LockStore locks;

    RemovalQueueStore(LockStore locks) {
        this.locks = locks;
    }

    /// Those of some files that are named like audio of this video.
    static List<String> audioOf(VideoId videoId, List<String> files) {
        Predicate<String> named = VideoAudio.of(videoId);
        return files.stream()
                .filter(file -> named.test(file.substring(file.lastIndexOf('/') + 1)))
                .toList();
    }

    private static final String QUEUE_AUDIO = """
            SELECT CAST(queue_unowned(:video_id, ARRAY(
                SELECT f.name
                FROM jsonb_to_recordset(CAST(CAST(:files AS text) AS jsonb)) AS f (name text, rivals text[])
                WHERE NOT EXISTS (SELECT FROM content AS c WHERE c.video_id = ANY (f.rivals)))) AS text)
            """;

    /// But for what is another video's.
    ///
    /// @param files of [#audioOf]
    Uni<Void> queueAudio(Session session, VideoId videoId, List<String> files) {
        return files.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(QUEUE_AUDIO, String.class)
                        .setParameter("video_id", videoId.value())
                        .setParameter("files", rows(videoId, files).toString())
                        .getSingleResult()
                        .replaceWithVoid();
    }

    private static ArrayNode rows(VideoId videoId, List<String> files) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(files.size());
        for (String file : files) {
            ArrayNode rivals = rows.addObject().put("name", file).putArray("rivals");
            VideoAudio.rivals(file, videoId).forEach(rival -> rivals.add(rival.value()));
        }
        return rows;
    }

    /// After the locks of all videos: those of names come after them. Whoever deletes another video with the same image
    /// waits for it, and sees that it is the last one.
    Uni<Void> queueImages(Session session, List<Deleted> all) {
        List<String> names = all.stream()
                .flatMap(deleted -> deleted.images().stream())
                .distinct()
                .toList();
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : locks.lockNames(session, names)
                        .chain(() -> Multi.createFrom()
                                .iterable(all)
                                .onItem()
                                .transformToUniAndConcatenate(deleted -> queueImages(session, deleted))
                                .collect()
                                .asList()
                                .replaceWithVoid());
    }

    private static final String QUEUE_IMAGES = """
            SELECT CAST(queue_unowned(:video_id, ARRAY(
                SELECT n.name
                FROM unnest(string_to_array(:names, ' ')) AS n(name)
                WHERE NOT is_shown_image(n.name))) AS text)
            """;

    /// But for what another video shows.
    private static Uni<Void> queueImages(Session session, Deleted deleted) {
        return session.createNativeQuery(QUEUE_IMAGES, String.class)
                .setParameter("video_id", deleted.videoId().value())
                .setParameter("names", String.join(" ", deleted.images()))
                .getSingleResult()
                .replaceWithVoid();
    }
}

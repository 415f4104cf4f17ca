package ytv2.ingest.media;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.IdList;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.LockStore;
import ytv2.ingest.Once;
import ytv2.ingest.Once.Before;
import ytv2.ingest.Once.Now;
import ytv2.ingest.PlacementStore;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.StorageFailed;
import ytv2.ingest.WriteGuard;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseUnavailable;

/// Stores files that were received: what is written down of them in one transaction, then their place, and all of it
/// undone where that fails.
@ApplicationScoped
public class UploadStore {

    private final WriteGuard guard;
    private final LockStore locks;
    private final RememberedAnswerStore answers;
    private final PlacementStore placements;
    private final NameChoiceStore choices;
    private final ArtifactRowStore rows;

    UploadStore(
            WriteGuard guard,
            LockStore locks,
            RememberedAnswerStore answers,
            PlacementStore placements,
            NameChoiceStore choices,
            ArtifactRowStore rows) {
        this.guard = guard;
        this.locks = locks;
        this.answers = answers;
        this.placements = placements;
        this.choices = choices;
        this.rows = rows;
    }

    /// Stores a file: it is in its place when this is done. Blocks; not for event loop threads.
    ///
    /// @param actor the name of the credential that asks
    /// @param answer makes what is remembered as answered
    /// @throws StorageFailed if the storage fails; what was there before is there again then
    Once<StoredMedia> store(
            StoreMedia command, String actor, Optional<IdempotencyKey> key, Function<StoredMedia, ?> answer) {
        return WriteGuard.result(() -> written(command, actor, key, answer)
                .call(once -> switch (once) {
                    case Now<StoredMedia> _ -> placements.place(command.staged());
                    // where a crash has cut the first one off
                    case Before<StoredMedia> _ -> placements.place(actor, key.orElseThrow());
                })
                .onFailure(StorageFailed.class)
                .call(() -> placements.takeBack(command.staged())));
    }

    private Uni<Once<StoredMedia>> written(
            StoreMedia command, String actor, Optional<IdempotencyKey> key, Function<StoredMedia, ?> answer) {
        return guard.await(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> answers.once(
                        session,
                        key,
                        actor,
                        () -> locked(session, command).chain(video -> store(session, command, video, actor, key)),
                        stored -> Optional.of(answer.apply(stored))))));
    }

    private Uni<UploadTarget> locked(Session session, StoreMedia command) {
        return named(session, command)
                .chain(videoId -> standings(session, UploadTarget.concerned(command, videoId))
                        .call(() -> named(session, command).invoke(now -> requireSame(videoId, now)))
                        .map(standings -> UploadTarget.of(command, videoId, standings)));
    }

    private Uni<Optional<VideoId>> named(Session session, StoreMedia command) {
        return command.video()
                .map(named -> locks.resolved(session, named.videoId(), named.written())
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Else all is tried again.
    private static void requireSame(Optional<VideoId> locked, Optional<VideoId> now) {
        if (!locked.equals(now)) {
            throw new DatabaseUnavailable();
        }
    }

    private static final String LOCK = """
            SELECT l.video_id, l.deleted_at, COALESCE(encode(l.hash, 'hex'), '') AS hash
            FROM locked_content(string_to_array(:video_ids, ' ')) AS l
            """;

    private static Uni<Map<VideoId, Standing>> standings(Session session, Set<VideoId> videoIds) {
        return session.createNativeQuery(LOCK, Tuple.class)
                .setParameter("video_ids", IdList.sorted(videoIds))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new VideoId(row.get("video_id", String.class)), UploadStore::standing)));
    }

    private static Standing standing(Tuple row) {
        return new Standing(
                row.get("hash", String.class),
                Optional.ofNullable(row.get("deleted_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private Uni<StoredMedia> store(
            Session session, StoreMedia command, UploadTarget video, String actor, Optional<IdempotencyKey> key) {
        List<String> names = command.names(video.videoId());
        return locks.lockNames(session, names)
                .chain(() -> choices.choose(session, command, video, names))
                .call(placement -> rows.write(session, command, placement, video, actor, key))
                .call(placement -> rows.show(session, command, placement, video, actor))
                .map(placement ->
                        new StoredMedia(placement.name(), command.file().size()));
    }
}

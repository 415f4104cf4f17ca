package ytv2.ingest.deletion;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.ArtifactStore;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.LockStore;
import ytv2.ingest.Once;
import ytv2.ingest.Once.Before;
import ytv2.ingest.Once.Now;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.Removal;
import ytv2.ingest.WriteGuard;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseUnavailable;

/// Deletes videos, and tells what was deleted.
@ApplicationScoped
public class DeletionStore {

    private final WriteGuard guard;
    private final LockStore locks;
    private final RememberedAnswerStore answers;
    private final ArtifactStore artifacts;
    private final RemovalQueueStore removals;

    DeletionStore(
            WriteGuard guard,
            LockStore locks,
            RememberedAnswerStore answers,
            ArtifactStore artifacts,
            RemovalQueueStore removals) {
        this.guard = guard;
        this.locks = locks;
        this.answers = answers;
        this.artifacts = artifacts;
        this.removals = removals;
    }

    /// Deletes videos with all that hangs on them and leaves their tombstones, all in one transaction; also those of
    /// ids that were never seen, whose result may still be on its way. After the commit their files are
    /// removed; those that cannot be are removed later.
    ///
    /// @param actor the name of the credential that asks
    /// @param answer makes what is remembered as answered
    /// @return what was there, in order of the ids
    public Uni<Once<List<Deleted>>> delete(
            List<DeleteContent> commands,
            String actor,
            Optional<IdempotencyKey> key,
            Function<List<Deleted>, ?> answer) {
        return artifacts
                .audioNames()
                .chain(files -> transaction(session -> answers.once(
                        session,
                        key,
                        actor,
                        () -> delete(session, commands, files, actor),
                        deleted -> Optional.of(answer.apply(deleted)))))
                .chain(once -> switch (once) {
                    case Now<List<Deleted>>(List<Deleted> deleted) -> cleared(deleted, actor, key, answer);
                    case Before<List<Deleted>> before -> Uni.createFrom().item(before);
                });
    }

    private <T> Uni<T> transaction(Function<Session, Uni<T>> work) {
        return guard.await(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply)));
    }

    private Uni<Once<List<Deleted>>> cleared(
            List<Deleted> all, String actor, Optional<IdempotencyKey> key, Function<List<Deleted>, ?> answer) {
        if (all.stream().noneMatch(Deleted::hasFiles)) {
            return Uni.createFrom().item(new Now<>(all));
        }
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(this::cleared)
                .collect()
                .asList()
                .call(done -> key.map(known ->
                                transaction(session -> answers.amend(session, known, actor, answer.apply(done))))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .onFailure()
                        .recoverWithNull())
                .map(Now::new);
    }

    private Uni<Deleted> cleared(Deleted deleted) {
        return deleted.hasFiles()
                ? artifacts.remove(deleted.videoId()).map(deleted::with)
                : Uni.createFrom().item(deleted);
    }

    private Uni<List<Deleted>> delete(Session session, List<DeleteContent> commands, List<String> files, String actor) {
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(command -> resolved(session, command))
                .collect()
                .asList()
                .chain(targets -> deleteAll(session, targets, files, actor));
    }

    /// In one order for all: two that delete the same videos then wait for each other instead of both for one another.
    private Uni<List<Deleted>> deleteAll(Session session, List<Target> targets, List<String> files, String actor) {
        Map<String, Target> sorted = new TreeMap<>();
        targets.forEach(target -> sorted.putIfAbsent(target.videoId().value(), target));
        return Multi.createFrom()
                .iterable(sorted.values())
                .onItem()
                .transformToUniAndConcatenate(target -> delete(session, target, files, actor))
                .collect()
                .asList()
                .call(deleted -> removals.queueImages(session, deleted));
    }

    /// @param videoId of the video that the command names, or the command's own where it names none
    private record Target(DeleteContent command, VideoId videoId) {}

    private Uni<Target> resolved(Session session, DeleteContent command) {
        return locks.resolved(session, command.videoId(), command.written())
                .map(videoId -> new Target(command, videoId));
    }

    /// What an id names may have changed until the lock was there; then all is tried again.
    private Uni<Deleted> delete(Session session, Target target, List<String> files, String actor) {
        return locks.lock(session, target.videoId())
                .chain(() -> resolved(session, target.command()))
                .chain(now -> now.equals(target)
                        ? delete(session, target.videoId(), RemovalQueueStore.audioOf(target.videoId(), files), actor)
                        : Uni.createFrom().failure(new DatabaseUnavailable()));
    }

    /// The functions read what was there before the statement.
    private static final String DELETE = """
            WITH tombstone AS (
                INSERT INTO content_tombstone (video_id, deleted_by)
                VALUES (:video_id, :actor)
                ON CONFLICT (video_id) DO UPDATE SET deleted_at = clock_timestamp(), deleted_by = EXCLUDED.deleted_by
            ), audited AS (
                INSERT INTO content_audit (video_id, action, actor, hash_before)
                VALUES (:video_id, 'delete', :actor, content_hash(:video_id))
            ), deleted AS (
                DELETE FROM content WHERE video_id = :video_id
                RETURNING video_id, image_names(thumbnail_url, summary_image_url, analysis_json, media) AS images
            )
            SELECT (SELECT count(*) FROM deleted) AS content,
                   (SELECT count(*) FROM content_summaries WHERE video_id = :video_id) AS summaries,
                   (SELECT count(*) FROM content_artifact WHERE video_id = :video_id) AS artifacts,
                   (SELECT array_to_string(images, ' ') FROM deleted) AS images,
                   (SELECT publish_content_event(video_id, 'report-deleted', CAST(ARRAY[] AS text[]), :actor) FROM deleted) AS event
            """;

    private Uni<Deleted> delete(Session session, VideoId videoId, List<String> files, String actor) {
        return session.createNativeQuery(DELETE, Tuple.class)
                .setParameter("video_id", videoId.value())
                .setParameter("actor", actor)
                .getSingleResult()
                .map(row -> new Deleted(
                        videoId,
                        row.get("content", Long.class),
                        row.get("summaries", Long.class),
                        row.get("artifacts", Long.class),
                        row.get("artifacts", Long.class) > 0 || !files.isEmpty(),
                        images(row.get("images", String.class)),
                        Removal.NOTHING))
                .call(() -> removals.queueAudio(session, videoId, files));
    }

    private static List<String> images(@Nullable String names) {
        return names == null ? List.of() : List.of(names.split(" ", -1));
    }

    private static final String LIST = """
            SELECT CAST(COALESCE(json_agg(row_to_json(d) ORDER BY d.deleted_at DESC, d.video_id DESC), '[]') AS text)
            FROM (
                SELECT t.video_id,
                       iso_utc(t.deleted_at) AS deleted_at,
                       t.deleted_by,
                       (SELECT COALESCE(json_agg(row_to_json(k) ORDER BY k.received_at DESC), '[]')
                        FROM (SELECT iso_utc(r.received_at) AS received_at,
                                     r.actor AS received_from,
                                     octet_length(r.document) AS size,
                                     encode(sha256(r.document), 'hex') AS sha256
                              FROM refused_report AS r
                              WHERE r.video_id = t.video_id) AS k) AS refused
                FROM content_tombstone AS t
                WHERE t.deleted_at < :before
                ORDER BY t.deleted_at DESC, t.video_id DESC
                LIMIT :limit
            ) AS d
            """;

    /// What was deleted last, as a JSON array.
    ///
    /// @param before when all of them were deleted
    public Uni<String> list(Instant before, int limit) {
        return guard.await(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, String.class)
                        .setParameter("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getSingleResult())));
    }
}

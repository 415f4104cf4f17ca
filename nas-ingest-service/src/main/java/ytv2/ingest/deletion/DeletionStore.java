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
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.LockStore;
import ytv2.ingest.Once;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.WriteGuard;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseUnavailable;

/// Deletes videos, and tells what was deleted.
@ApplicationScoped
public class DeletionStore {

    private final WriteGuard guard;
    private final LockStore locks;
    private final RememberedAnswerStore answers;

    DeletionStore(WriteGuard guard, LockStore locks, RememberedAnswerStore answers) {
        this.guard = guard;
        this.locks = locks;
        this.answers = answers;
    }

    /// Deletes videos with all that hangs on them and leaves their tombstones, all in one transaction; also those of
    /// ids that were never seen, whose result may still be on its way.
    ///
    /// @param actor the name of the credential that asks
    /// @param answer makes what is remembered as answered
    /// @return what was there, in order of the ids
    public Uni<Once<List<Deleted>>> delete(
            List<DeleteContent> commands,
            String actor,
            Optional<IdempotencyKey> key,
            Function<List<Deleted>, ?> answer) {
        return guard.await(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> answers.once(
                        session,
                        key,
                        actor,
                        () -> delete(session, commands, actor),
                        deleted -> Optional.of(answer.apply(deleted))))));
    }

    private Uni<List<Deleted>> delete(Session session, List<DeleteContent> commands, String actor) {
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(command -> resolved(session, command))
                .collect()
                .asList()
                .chain(targets -> deleteAll(session, targets, actor));
    }

    /// In one order for all: two that delete the same videos then wait for each other instead of both for one another.
    private Uni<List<Deleted>> deleteAll(Session session, List<Target> targets, String actor) {
        Map<String, Target> sorted = new TreeMap<>();
        targets.forEach(target -> sorted.putIfAbsent(target.videoId().value(), target));
        return Multi.createFrom()
                .iterable(sorted.values())
                .onItem()
                .transformToUniAndConcatenate(target -> delete(session, target, actor))
                .collect()
                .asList();
    }

    /// @param videoId of the video that the command names, or the command's own where it names none
    private record Target(DeleteContent command, VideoId videoId) {}

    private static final String RESOLVE = """
            SELECT COALESCE(
                (SELECT video_id FROM content WHERE video_id = :video_id),
                (SELECT video_id FROM content WHERE id = :written ORDER BY video_id LIMIT 1),
                :video_id)
            """;

    private static Uni<Target> resolved(Session session, DeleteContent command) {
        return session.createNativeQuery(RESOLVE, String.class)
                .setParameter("video_id", command.videoId().value())
                .setParameter("written", command.written())
                .getSingleResult()
                .map(id -> new Target(command, VideoId.parse(id)));
    }

    /// What an id names may have changed until the lock was there; then all is tried again.
    private Uni<Deleted> delete(Session session, Target target, String actor) {
        return locks.lock(session, target.videoId())
                .chain(() -> resolved(session, target.command()))
                .chain(now -> now.equals(target)
                        ? delete(session, target.videoId(), actor)
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
                DELETE FROM content WHERE video_id = :video_id RETURNING video_id
            )
            SELECT (SELECT count(*) FROM deleted) AS content,
                   (SELECT count(*) FROM content_summaries WHERE video_id = :video_id) AS summaries,
                   (SELECT publish_content_event(video_id, 'report-deleted', CAST(ARRAY[] AS text[]), :actor) FROM deleted) AS event
            """;

    private static Uni<Deleted> delete(Session session, VideoId videoId, String actor) {
        return session.createNativeQuery(DELETE, Tuple.class)
                .setParameter("video_id", videoId.value())
                .setParameter("actor", actor)
                .getSingleResult()
                .map(row -> new Deleted(videoId, row.get("content", Long.class), row.get("summaries", Long.class)));
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

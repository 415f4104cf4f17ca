package ytv2.ingest.media;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.CardStore;
import ytv2.ingest.IdList;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.LockStore;
import ytv2.ingest.MediaAccessStore;
import ytv2.ingest.MediaStore;
import ytv2.ingest.Once;
import ytv2.ingest.Once.Before;
import ytv2.ingest.Once.Now;
import ytv2.ingest.PlacementStore;
import ytv2.ingest.RememberedAnswerStore;
import ytv2.ingest.StagedArtifact;
import ytv2.ingest.StorageFailed;
import ytv2.ingest.WriteGuard;
import ytv2.ingest.media.Placement.Found;
import ytv2.ingest.media.Placement.Write;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseUnavailable;

/// Writes down, in one transaction, under which names a staged file is to be put in place, and shows the video with
/// it.
@ApplicationScoped
public class UploadStore {

    private final WriteGuard guard;
    private final LockStore locks;
    private final CardStore cards;
    private final RememberedAnswerStore answers;
    private final MediaAccessStore access;
    private final PlacementStore placements;

    UploadStore(
            WriteGuard guard,
            LockStore locks,
            CardStore cards,
            RememberedAnswerStore answers,
            MediaAccessStore access,
            PlacementStore placements) {
        this.guard = guard;
        this.locks = locks;
        this.cards = cards;
        this.answers = answers;
        this.access = access;
        this.placements = placements;
    }

    /// Stores a file: it is in its place when this is done.
    ///
    /// @param actor the name of the credential that asks
    /// @param answer makes what is remembered as answered
    /// @throws StorageFailed if the storage fails; what was there before is there again then
    Uni<Once<StoredMedia>> store(
            StoreMedia command, String actor, Optional<IdempotencyKey> key, Function<StoredMedia, ?> answer) {
        return written(command, actor, key, answer)
                .call(once -> switch (once) {
                    case Now<StoredMedia> _ -> placements.place(command.staged());
                    // where a crash has cut the first one off
                    case Before<StoredMedia> _ -> placements.place(actor, key.orElseThrow());
                })
                .onFailure(StorageFailed.class)
                .call(() -> placements.takeBack(command.staged()));
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
                .chain(() -> artifacts(session, names))
                .chain(rows -> settled(session, rows))
                .chain(rows -> placement(session, command, video, names, rows))
                .call(placement -> write(session, command, placement, video, actor, key))
                .call(placement -> show(session, command, placement, video, actor))
                .map(placement ->
                        new StoredMedia(placement.name(), command.file().size()));
    }

    private Uni<Placement> placement(
            Session session,
            StoreMedia command,
            UploadTarget video,
            List<String> names,
            Map<String, StoredArtifact> rows) {
        return shown(session, video)
                .chain(shown ->
                        files(command, names, rows).map(files -> Placement.of(command, video, shown, rows, files)));
    }

    private static final String SHOWN = """
            SELECT COALESCE(
                (SELECT media ->> 'audio_url' FROM content WHERE video_id = :video_id AND has_audio), '')
            """;

    /// Where the video is heard; empty if it is not.
    private static Uni<String> shown(Session session, UploadTarget video) {
        return session.createNativeQuery(SHOWN, String.class)
                .setParameter("video_id", video.known().map(VideoId::value).orElse(""))
                .getSingleResult();
    }

    private static final String ARTIFACTS = """
            SELECT name, video_id, sha256, staged
            FROM content_artifact
            WHERE name = ANY (string_to_array(:names, ' '))
            """;

    private static Uni<List<StoredArtifact>> artifacts(Session session, List<String> names) {
        return session.createNativeQuery(ARTIFACTS, Tuple.class)
                .setParameter("names", String.join(" ", names))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new StoredArtifact(
                                row.get("name", String.class),
                                Optional.ofNullable(row.get("video_id", String.class))
                                        .map(VideoId::new),
                                row.get("sha256", byte[].class),
                                Optional.ofNullable(row.get("staged", String.class))))
                        .toList());
    }

    /// Finishes what another request has committed and not put in place yet: what is written now may be taken back, and
    /// then that one must be there.
    private Uni<Map<String, StoredArtifact>> settled(Session session, List<StoredArtifact> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> settled(session, row))
                .collect()
                .asMap(StoredArtifact::name);
    }

    private Uni<StoredArtifact> settled(Session session, StoredArtifact row) {
        return row.staged()
                .map(staged ->
                        placements.place(session, new StagedArtifact(row.name(), row.videoId(), staged, row.sha256())))
                .orElseGet(() -> Uni.createFrom().item(false))
                .map(there -> there ? row.inPlace() : row);
    }

    private Uni<Map<String, Found>> files(StoreMedia command, List<String> names, Map<String, StoredArtifact> rows) {
        return access.ask(store -> {
            Map<String, Found> found = new HashMap<>();
            for (String name : names) {
                var _ = found.put(name, file(store, name, command, rows.get(name)));
            }
            return found;
        });
    }

    /// A file with a row is what the row says, if it has that size: hashing it would take its time each time.
    private static Found file(MediaStore store, String name, StoreMedia command, @Nullable StoredArtifact row)
            throws java.io.IOException {
        Optional<Long> size = store.size(name);
        if (size.isEmpty()) {
            return Found.NOTHING;
        }
        if (size.get() != command.file().size()) {
            return Found.ANOTHER;
        }
        byte[] digest = row == null ? store.sha256(name) : row.sha256();
        return Arrays.equals(digest, command.file().sha256()) ? Found.THE_SAME : Found.ANOTHER;
    }

    private static final String WRITE = """
            INSERT INTO content_artifact (
                name, video_id, kind, media_type, size, sha256, staged, answer_key, before, actor)
            VALUES (
                :name, NULLIF(:video_id, ''), :kind, :media_type, :size, :sha256, :staged, NULLIF(:key, ''),
                artifact_before(:name, :video_id), :actor)
            ON CONFLICT (name) DO UPDATE SET
                video_id = COALESCE(EXCLUDED.video_id, content_artifact.video_id),
                media_type = EXCLUDED.media_type,
                size = EXCLUDED.size,
                sha256 = EXCLUDED.sha256,
                staged = EXCLUDED.staged,
                answer_key = EXCLUDED.answer_key,
                -- what is still not in place is lost: what was there before that is
                before = CASE WHEN content_artifact.staged IS NULL
                    THEN EXCLUDED.before
                    ELSE content_artifact.before
                END,
                stored_at = EXCLUDED.stored_at,
                actor = EXCLUDED.actor
            """;

    private static Uni<List<Integer>> write(
            Session session,
            StoreMedia command,
            Placement placement,
            UploadTarget video,
            String actor,
            Optional<IdempotencyKey> key) {
        return Multi.createFrom()
                .iterable(placement.writes())
                .onItem()
                .transformToUniAndConcatenate(write -> session.createNativeQuery(WRITE)
                        .setParameter("name", write.name())
                        .setParameter(
                                "video_id", video.known().map(VideoId::value).orElse(""))
                        .setParameter("kind", command.format().kind().field())
                        .setParameter("media_type", command.format().mediaType())
                        .setParameter("size", command.file().size())
                        .setParameter("sha256", command.file().sha256())
                        .setParameter("staged", write.staged())
                        .setParameter("key", key.map(IdempotencyKey::key).orElse(""))
                        .setParameter("actor", actor)
                        .executeUpdate())
                .collect()
                .asList();
    }

    /// Cards show the address of the analysis first, where there is one.
    private static final String ATTACH = """
            UPDATE content AS c
            SET has_audio = true,
                media = COALESCE(c.media, '{}') || jsonb_build_object('audio_url', CAST(:url AS text)),
                analysis_json = CASE
                    WHEN c.analysis_json ->> 'audio_url' <> ''
                        THEN c.analysis_json || jsonb_build_object('audio_url', CAST(:url AS text))
                    ELSE c.analysis_json
                END
            WHERE c.video_id = :video_id
              AND (NOT c.has_audio
                   OR c.media ->> 'audio_url' IS DISTINCT FROM :url
                   OR c.analysis_json ->> 'audio_url' NOT IN ('', :url))
            """;

    private static final String TELL = """
            WITH audited AS (
                INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
                VALUES (:video_id, 'upload', :actor, decode(:before, 'hex'), content_hash(:video_id))
            ), told AS MATERIALIZED (
                SELECT CASE WHEN :audio
                    THEN publish_content_event(:video_id, 'audio-synced', CAST(ARRAY[] AS text[]), :actor)
                END AS event
            )
            SELECT t.event, r.video_id, r.card
            FROM told AS t
            LEFT JOIN LATERAL refreshed_cards(ARRAY[:video_id], :longest) AS r ON true
            """;

    private Uni<Void> show(Session session, StoreMedia command, Placement placement, UploadTarget video, String actor) {
        if (video.known().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        VideoId videoId = video.known().get();
        Optional<String> shown = command.idName(videoId).map(StoredMedia::publicUrl);
        return shown.map(url -> session.createNativeQuery(ATTACH)
                        .setParameter("video_id", videoId.value())
                        .setParameter("url", url)
                        .executeUpdate())
                .orElseGet(() -> Uni.createFrom().item(0))
                .chain(changed -> changed > 0 || placement.writes().stream().anyMatch(Write::news)
                        ? tell(session, videoId, video.hash(), shown.isPresent(), actor)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Session session, VideoId videoId, String before, boolean audio, String actor) {
        return session.createNativeQuery(TELL, Tuple.class)
                .setParameter("video_id", videoId.value())
                .setParameter("before", before)
                .setParameter("audio", audio)
                .setParameter("actor", actor)
                .setParameter("longest", CardStore.LONGEST)
                .getResultList()
                .chain(rows -> cards.compress(session, CardStore.refreshed(rows)));
    }
}

package ytv2.ingest.media;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.CardStore;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.media.Placement.Write;
import ytv2.model.VideoId;

/// Writes down which files a video has, and shows it with them, within the caller's transaction and under its locks.
@Singleton
final class ArtifactRowStore {

    private final CardStore cards;

    ArtifactRowStore(CardStore cards) {
        this.cards = cards;
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

    Uni<List<Integer>> write(
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

    /// Shows the audio with its video, and tells whoever listens, if there is news.
    Uni<Void> show(Session session, StoreMedia command, Placement placement, UploadTarget video, String actor) {
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

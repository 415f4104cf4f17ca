package ytv2.ingest.media;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.MediaAccessStore;
import ytv2.ingest.MediaStore;
import ytv2.ingest.PlacementStore;
import ytv2.ingest.StagedArtifact;
import ytv2.ingest.media.Placement.Found;
import ytv2.model.VideoId;

/// Chooses the names under which a file is stored, by what stands and lies under them, within the caller's transaction
/// and under its locks.
@Singleton
final class NameChoiceStore {

    private final MediaAccessStore access;
    private final PlacementStore placements;

    NameChoiceStore(MediaAccessStore access, PlacementStore placements) {
        this.access = access;
        this.placements = placements;
    }

    /// @param video whose it is, locked
    /// @param names all that may be chosen, locked
    Uni<Placement> choose(Session session, StoreMedia command, UploadTarget video, List<String> names) {
        return artifacts(session, names)
                .chain(rows -> settled(session, rows))
                .chain(rows -> placement(session, command, video, names, rows));
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
            throws IOException {
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
}

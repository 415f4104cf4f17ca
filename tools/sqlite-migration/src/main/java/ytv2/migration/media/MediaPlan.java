package ytv2.migration.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ytv2.migration.media.MediaOutcome.Left;
import ytv2.model.VideoAudio;
import ytv2.model.VideoId;

/// What becomes of each file of the legacy dashboard, as far as its name and PostgreSQL tell.
///
/// The audio of a video is the file that its card names, else its newest, as the legacy dashboard served it.
final class MediaPlan {

    private final StoredState state;
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final Map<String, List<SourceFile>> owned = new HashMap<>();
    private final Map<String, List<Piece>> units = new LinkedHashMap<>();
    private final List<Left> left = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();

    private MediaPlan(StoredState state) {
        this.state = state;
    }

    /// A file to be stored.
    ///
    /// @param heardBy the video whose audio it becomes; empty for what is stored under its own name alone
    record Piece(SourceFile file, Optional<String> heardBy) {}

    /// @param units what is stored one after the other; the audio of a video comes last, so that it is its newest file
    /// @param left what is not stored
    record Result(List<List<Piece>> units, List<Left> left) {

        long bytes() {
            return units.stream()
                    .flatMap(List::stream)
                    .mapToLong(piece -> piece.file().bytes())
                    .sum();
        }

        long count() {
            return units.stream().mapToLong(List::size).sum();
        }
    }

    static Result of(Collection<SourceFile> files, StoredState state) {
        MediaPlan plan = new MediaPlan(state);
        // a file in its own place comes to its own name
        files.stream()
                .sorted(Comparator.comparing((SourceFile file) -> file.path().indexOf('/') < 0)
                        .thenComparing(SourceFile::path))
                .forEach(file -> plan.files.put(file.path(), file));
        return plan.make();
    }

    private Result make() {
        files.values()
                .forEach(file -> owner(file)
                        .ifPresent(video -> owned.computeIfAbsent(video.videoId(), _ -> new ArrayList<>())
                                .add(file)));
        Map<String, SourceFile> heard = new LinkedHashMap<>();
        state.videos().values().stream()
                .sorted(Comparator.comparing(KnownVideo::videoId))
                .filter(video -> !video.deleted() && !video.isHeardElsewhere())
                .forEach(video -> heard(video).ifPresent(file -> {
                    heard.put(video.videoId(), file);
                    placed.add(file.path());
                }));
        files.values().stream().filter(file -> !placed.contains(file.path())).forEach(this::addByName);
        heard.forEach((videoId, file) -> unit(videoId).add(new Piece(file, Optional.of(videoId))));
        return new Result(List.copyOf(units.values()), List.copyOf(left));
    }

    private void addByName(SourceFile file) {
        Optional<KnownVideo> owner = owner(file);
        if (owner.isPresent()) {
            KnownVideo video = owner.get();
            if (video.deleted()) {
                left.add(new Left(file.path(), MediaOutcome.SKIPPED_TOMBSTONED, video.videoId() + " was deleted"));
                return;
            }
            if (video.isHeardElsewhere()) {
                left.add(new Left(
                        file.path(),
                        MediaOutcome.HEARD_ELSEWHERE,
                        video.videoId() + " is heard at " + video.audioUrl().orElseThrow()));
                return;
            }
            if (isItsId(file, video)) {
                left.add(new Left(file.path(), MediaOutcome.SUPERSEDED, video.videoId() + " is heard by another file"));
                return;
            }
        }
        unit(owner.map(KnownVideo::videoId).orElse("/" + file.path())).add(new Piece(file, Optional.empty()));
    }

    private List<Piece> unit(String key) {
        return units.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    /// Whose a file is by its name: the longest id that there is, or was.
    private Optional<KnownVideo> owner(SourceFile file) {
        return file.kind() == MediaKind.AUDIO
                ? VideoAudio.videos(file.fileName()).stream()
                        .flatMap(videoId -> Optional.ofNullable(state.videos().get(videoId.value())).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// Under such a name nothing is stored beside the audio that the video is heard by.
    private static boolean isItsId(SourceFile file, KnownVideo video) {
        String name = file.fileName();
        try {
            return VideoId.parse(name.substring(0, name.lastIndexOf('.')))
                    .value()
                    .equals(video.videoId());
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private Optional<SourceFile> heard(KnownVideo video) {
        List<SourceFile> candidates = Stream.concat(
                        named(video).stream(), owned.getOrDefault(video.videoId(), List.of()).stream())
                .distinct()
                .toList();
        Optional<StoredArtifact> stored = state.heard(video);
        if (stored.isEmpty()) {
            return named(video).or(() -> newest(candidates.stream()));
        }
        // what was uploaded is named by the card now, whatever the file was called
        Predicate<SourceFile> taken = file -> state.checkpoint(file.path())
                .map(Checkpoint::sha256)
                .equals(state.ofVideo(video.videoId()).map(Checkpoint::sha256));
        boolean known = state.ofVideo(video.videoId()).isPresent();
        Optional<SourceFile> former =
                candidates.stream().filter(file -> known && taken.test(file)).findFirst();
        Optional<SourceFile> newer = newest(candidates.stream()
                .filter(file -> state.checkpoint(file.path()).isEmpty()
                        && file.modified().isAfter(stored.get().storedAt())));
        return newer.or(() -> former)
                .or(() -> uploaded(candidates, stored.get()))
                .or(() -> newest(candidates.stream()));
    }

    /// What is stored under its own name, too: where a crash came before its checkpoint.
    private Optional<SourceFile> uploaded(List<SourceFile> candidates, StoredArtifact heard) {
        return candidates.stream()
                .filter(file -> state.artifact(file.wishedName())
                        .filter(artifact -> artifact.sha256().equals(heard.sha256()))
                        .isPresent())
                // its id alone is the name of whatever the video is heard by
                .min(Comparator.comparing(file -> file.wishedName().equals(heard.name())));
    }

    private static Optional<SourceFile> newest(Stream<SourceFile> files) {
        return files.max(Comparator.comparing(SourceFile::modified).thenComparing(SourceFile::path));
    }

    /// The file that a card names, as the legacy dashboard looks for it.
    private Optional<SourceFile> named(KnownVideo video) {
        return video.audioPath()
                .flatMap(path -> Stream.of(path, "audio/" + path, "audio/yt:" + path)
                        .flatMap(place -> Optional.ofNullable(files.get(place)).stream())
                        .filter(file -> file.kind() == MediaKind.AUDIO)
                        .findFirst());
    }
}

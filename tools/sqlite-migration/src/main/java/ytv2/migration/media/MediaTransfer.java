package ytv2.migration.media;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import ytv2.migration.media.IngestAnswer.Deleted;
import ytv2.migration.media.IngestAnswer.Refused;
import ytv2.migration.media.IngestAnswer.Stored;
import ytv2.migration.media.MediaPlan.Piece;
import ytv2.migration.source.Snapshot;

/// Stores files, several at a time, and writes down under which names they are stored.
final class MediaTransfer {

    private static final String CHANGED = "was changed or deleted while it was stored; run this again";

    private final MediaSource source;
    private final StoredState state;
    private final MediaTables tables;
    private final PatientSender sender;
    private final MediaReport report;
    private final LongConsumer progress;
    private final AtomicBoolean over = new AtomicBoolean();

    /// @param progress hears how many bytes more were looked at
    MediaTransfer(
            MediaSource source,
            StoredState state,
            MediaTables tables,
            PatientSender sender,
            MediaReport report,
            LongConsumer progress) {
        this.source = source;
        this.state = state;
        this.tables = tables;
        this.sender = sender;
        this.report = report;
        this.progress = progress;
    }

    /// @param jobs files at a time
    void run(List<List<Piece>> units, int jobs) throws IOException, SQLException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            CompletionService<List<Piece>> ended = new ExecutorCompletionService<>(workers);
            for (List<Piece> unit : units) {
                var _ = ended.submit(() -> {
                    store(unit);
                    return unit;
                });
            }
            for (List<Piece> _ : units) {
                var _ = ended.take().get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case SQLException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            var _ = workers.shutdownNow();
            workers.close();
        }
    }

    /// Nothing, once any other has met what every file would be told.
    private void store(List<Piece> unit) throws IOException, SQLException, InterruptedException {
        boolean done = false;
        try {
            for (Piece piece : unit) {
                if (!over.get()) {
                    store(piece);
                }
            }
            done = true;
        } finally {
            boolean _ = over.compareAndSet(false, !done);
        }
    }

    private void store(Piece piece) throws IOException, SQLException, InterruptedException {
        if (!source.isLocal() && isStored(piece)) {
            report.add(piece.file().path(), MediaOutcome.SAME);
            return;
        }
        switch (source.fetch(piece.file(), progress)) {
            case Fetched.Missing _ -> report.add(piece.file().path(), MediaOutcome.MISSING);
            case Fetched.Failed(String reason) -> report.reject(piece, reason);
            case Fetched.Got got -> {
                try {
                    store(piece, got);
                } finally {
                    source.release(got);
                }
            }
        }
        if (source.isLocal()) {
            progress.accept(piece.file().bytes());
        }
    }

    /// Without a look at the bytes.
    private boolean isStored(Piece piece) {
        return piece.heardBy().isPresent()
                ? piece.heardBy()
                        .flatMap(state::ofVideo)
                        .flatMap(checkpoint -> state.artifact(checkpoint.name())
                                .filter(artifact -> artifact.sha256().equals(checkpoint.sha256())))
                        .isPresent()
                : state.checkpoint(piece.file().path()).isPresent();
    }

    private void store(Piece piece, Fetched.Got got) throws IOException, SQLException, InterruptedException {
        String sha256 = Snapshot.sha256(got.file());
        Optional<String> stored = stored(piece, sha256);
        if (stored.isPresent()) {
            // where a crash came between the file and its checkpoint
            boolean remembered =
                    isStored(piece) && state.checkpoint(piece.file().path()).isPresent()
                            || remember(piece, stored.get(), sha256);
            if (remembered) {
                report.add(piece.file().path(), MediaOutcome.SAME);
            } else {
                report.reject(piece, CHANGED);
            }
        } else if (piece.heardBy().isEmpty() && state.isRemoved(piece.file().path(), sha256)) {
            report.leave(piece.file().path(), MediaOutcome.SKIPPED_TOMBSTONED, "was removed here with its video");
        } else if (isSomebodyElses(piece)) {
            report.leave(piece.file().path(), MediaOutcome.KEPT, "other audio was uploaded for its video");
        } else {
            send(piece, got, sha256);
        }
    }

    /// Under which name the same bytes are stored, and shown where they are to be.
    private Optional<String> stored(Piece piece, String sha256) {
        Optional<StoredArtifact> found = piece.heardBy().isPresent()
                ? piece.heardBy()
                        .flatMap(videoId -> Optional.ofNullable(state.videos().get(videoId)))
                        .flatMap(state::heard)
                : state.checkpoint(piece.file().path())
                        .map(Checkpoint::name)
                        .flatMap(state::artifact)
                        .or(() -> state.artifact(piece.file().wishedName()));
        Optional<StoredArtifact> wished = state.artifact(piece.file().wishedName());
        return found.filter(artifact -> artifact.sha256().equals(sha256))
                // rather by the name that says more
                .map(artifact ->
                        wished.filter(other -> other.sha256().equals(sha256)).orElse(artifact))
                .map(StoredArtifact::name);
    }

    /// Audio that was uploaded for a video, and not from here.
    private boolean isSomebodyElses(Piece piece) {
        return piece.heardBy()
                .flatMap(videoId -> Optional.ofNullable(state.videos().get(videoId)))
                .flatMap(state::heard)
                .filter(heard -> state.ofVideo(piece.heardBy().orElseThrow())
                        .filter(own -> own.sha256().equals(heard.sha256()))
                        .isEmpty())
                .isPresent();
    }

    private void send(Piece piece, Fetched.Got got, String sha256) throws SQLException, InterruptedException {
        String path = piece.file().path();
        switch (sender.send(piece.file(), got.file(), piece.heardBy())) {
            case Stored(String name) -> {
                if (remember(piece, name, sha256)) {
                    report.add(path, MediaOutcome.STORED);
                    if (!name.equals(piece.file().wishedName())) {
                        report.note(path, "is stored as " + name);
                    }
                } else {
                    report.reject(piece, CHANGED);
                }
            }
            case Deleted _ -> report.leave(path, MediaOutcome.SKIPPED_TOMBSTONED, "its video was deleted");
            case Refused(int _, String reason) -> report.reject(piece, reason);
            case IngestAnswer other -> throw new IllegalStateException("is not final: " + other);
        }
    }

    private boolean remember(Piece piece, String name, String sha256) throws SQLException {
        List<String> paths = new ArrayList<>(paths(piece.file()));
        if (piece.heardBy().isEmpty()) {
            return tables.remember(paths, name, sha256);
        }
        String videoId = piece.heardBy().get();
        // what is served by the id may be replaced, and its other name then stays what it was
        Optional<String> heard = tables.heardName(videoId);
        boolean known = heard.isPresent()
                && tables.remember(List.of(StoredState.byVideo(videoId), "by_video/" + videoId), heard.get(), sha256);
        return tables.remember(paths, name, sha256) && (known || heard.isEmpty());
    }

    /// All by which the legacy dashboard serves a file: of audio also the bare name.
    private static List<String> paths(SourceFile file) {
        String path = file.path();
        String bare = path.startsWith("audio/") ? path.substring("audio/".length()) : path;
        String withoutPrefix = bare.startsWith("yt:") ? bare.substring("yt:".length()) : bare;
        return List.of(path, bare, withoutPrefix).stream().distinct().toList();
    }
}

package ytv2.migration.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import ytv2.migration.merge.Fingerprint;
import ytv2.migration.merge.MergeRules;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.merge.VideoMerge;
import ytv2.migration.source.MirroredRows;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.Checkpoints;

/// Reads the files in one thread, leaves out what was taken in before, and merges the rest in others, on all processors
/// but one, which PostgreSQL needs. Results come in the order of the files.
public final class Pipeline implements AutoCloseable {

    /// Large enough that handing it over costs nothing.
    private static final int CHUNK = 50;

    /// A video of which there is more makes a chunk of its own.
    private static final long CHUNK_CHARACTERS = 1024 * 1024;

    /// How far reading may be ahead of writing: what bounds the memory.
    private static final int CHUNKS_AHEAD = 12;

    private final VideoReader videos;
    private final Optional<Checkpoints> checkpoints;
    private final Optional<MirroredRows> mirrored;
    private final MergeRules rules;
    private final VideoMerge merge;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    private final BlockingQueue<Future<List<Read>>> ahead = new LinkedBlockingQueue<>(CHUNKS_AHEAD);
    private final AtomicLong skipped = new AtomicLong();

    private Pipeline(
            VideoReader videos, Optional<Checkpoints> checkpoints, Optional<MirroredRows> mirrored, MergeRules rules) {
        this.videos = videos;
        this.checkpoints = checkpoints;
        this.mirrored = mirrored;
        this.rules = rules;
        this.merge = new VideoMerge(rules);
        var _ = reader.submit(this::read);
    }

    /// Without what was taken in before, and without what has come from PostgreSQL.
    static Pipeline ofNew(VideoReader videos, Checkpoints checkpoints, MirroredRows mirrored, MergeRules rules) {
        return new Pipeline(videos, Optional.of(checkpoints), Optional.of(mirrored), rules);
    }

    /// With everything.
    public static Pipeline ofAll(VideoReader videos, MergeRules rules) {
        return new Pipeline(videos, Optional.empty(), Optional.empty(), rules);
    }

    /// A video, and the number of the state that it was read in.
    public record Read(SourceVideo source, MergedVideo merged, byte[] fingerprint) {}

    /// The next videos that need a look at PostgreSQL.
    ///
    /// @return empty at the end
    /// @throws SQLException if the checkpoints cannot be read any more
    public List<Read> next() throws SQLException, InterruptedException {
        try {
            return ahead.take().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// How many videos were left out so far because they are as they were taken in.
    long skipped() {
        return skipped.get();
    }

    private record Unmerged(SourceVideo video, byte[] fingerprint) {}

    /// Ends with an empty list, or with what went wrong.
    private void read() {
        try {
            List<Unmerged> chunk = chunk();
            while (!chunk.isEmpty()) {
                List<Unmerged> full = chunk;
                ahead.put(workers.submit(() -> full.stream().map(this::merge).toList()));
                chunk = chunk();
            }
            ahead.put(CompletableFuture.completedFuture(List.of()));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            end(e);
        }
    }

    private void end(Exception failure) {
        try {
            ahead.put(CompletableFuture.failedFuture(failure));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Unmerged> chunk() throws SQLException {
        List<Unmerged> chunk = new ArrayList<>(CHUNK);
        long characters = 0;
        while (chunk.size() < CHUNK && characters < CHUNK_CHARACTERS && videos.hasNext()) {
            SourceVideo video = videos.next();
            byte[] fingerprint = Fingerprint.of(video, rules);
            if (isTakenIn(video, fingerprint)) {
                long _ = skipped.incrementAndGet();
            } else {
                chunk.add(new Unmerged(video, fingerprint));
                characters += video.characters();
            }
        }
        return chunk;
    }

    /// What the dashboard lacks may have been deleted there since.
    private boolean isTakenIn(SourceVideo video, byte[] fingerprint) throws SQLException {
        boolean certain = rules.lastSync().isEmpty() || video.isIn(Side.DASHBOARD);
        boolean known = checkpoints.isPresent() && checkpoints.get().has(video.key(), fingerprint, false);
        return certain && (known || (mirrored.isPresent() && mirrored.get().areAllOf(video)));
    }

    private Read merge(Unmerged unmerged) {
        SourceVideo video = unmerged.video();
        try {
            MergedVideo merged = merge.merge(video);
            byte[] fingerprint = unmerged.fingerprint();
            return new Read(
                    video, merged, merged.rejects().isEmpty() ? fingerprint : Fingerprint.incomplete(fingerprint));
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot merge video " + video.key() + ": " + e, e);
        }
    }

    /// Waits for the reading thread: the files are not for several.
    @Override
    public void close() {
        var _ = workers.shutdownNow();
        var _ = reader.shutdownNow();
        reader.close();
        videos.close();
    }
}

package ytv2.migration.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.migration.ProgressLine;
import ytv2.migration.cast.Field;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.run.Pipeline;
import ytv2.migration.target.Checkpoints;
import ytv2.migration.target.StoredVideos;
import ytv2.migration.target.StoredVideos.State;
import ytv2.migration.verify.Difference.Kind;

/// Goes through both sides in the order of the ids, and through what PostgreSQL must be in itself.
final class Verification {

    private final StoredReader stored;
    private final StoredVideos states;
    private final Checkpoints checkpoints;
    private final Differences differences;
    private final SampleSummaries samples;
    private final ServedUrls urls;
    private long compared;
    private long deleted;
    private long writtenByOthers;
    private long onlyInPostgres;

    /// @param states tells of deletes; read beside the videos
    /// @param checkpoints tell which state of the files was taken in; read beside the videos
    /// @param urls tell where files are that were taken over
    Verification(
            StoredReader stored,
            StoredVideos states,
            Checkpoints checkpoints,
            Differences differences,
            SampleSummaries samples,
            ServedUrls urls) {
        this.stored = stored;
        this.states = states;
        this.checkpoints = checkpoints;
        this.differences = differences;
        this.samples = samples;
        this.urls = urls;
    }

    void compare(Pipeline files, ProgressLine progress) throws SQLException, IOException, InterruptedException {
        List<Pipeline.Read> videos = files.next();
        while (!videos.isEmpty()) {
            for (Pipeline.Read video : videos) {
                compare(video);
                progress.add(1);
            }
            videos = files.next();
        }
        for (StoredVideo rest = stored.peek(); rest != null; rest = stored.peek()) {
            addExtra(rest);
        }
    }

    private void compare(Pipeline.Read video) throws SQLException, IOException {
        String id = video.source().key();
        if (video.merged() instanceof MergedVideo.Rejected) {
            return;
        }
        for (StoredVideo other = stored.peek();
                other != null && other.videoId().compareTo(id) < 0;
                other = stored.peek()) {
            addExtra(other);
        }
        StoredVideo found = stored.peek();
        boolean present = found != null && found.videoId().equals(id);
        switch (video.merged()) {
            case MergedVideo.Stored expected -> compare(expected, video.fingerprint(), present ? found : null);
            case MergedVideo.Deleted _ -> compareDeleted(id, video.fingerprint(), present ? found : null);
            case MergedVideo.Rejected _ -> throw new IllegalStateException("left out above");
        }
        if (present) {
            stored.advance();
        }
    }

    private void compare(MergedVideo.Stored expected, byte[] fingerprint, @Nullable StoredVideo found)
            throws SQLException, IOException {
        String id = expected.videoId().value();
        if (found == null) {
            State state = states.state(id);
            if (state == State.DELETED || state == State.DELETED_BY_RULE) {
                deleted++;
            } else {
                differences.add(new Difference(
                        Kind.MISSING, id, String.valueOf(expected.values().get(Field.TITLE)), ""));
            }
        } else if (found.others() > 0) {
            writtenByOthers++;
        } else {
            compared++;
            requireTakenIn(id, fingerprint, false);
            for (Difference difference : VideoComparison.compare(urls.of(expected, found.heard()), found)) {
                differences.add(difference);
            }
            samples.offer(expected, found);
        }
    }

    private void compareDeleted(String id, byte[] fingerprint, @Nullable StoredVideo found)
            throws SQLException, IOException {
        State state = states.state(id);
        if (found != null && found.others() > 0) {
            writtenByOthers++;
        } else if (found != null || (state != State.DELETED && state != State.DELETED_BY_RULE)) {
            differences.add(new Difference(Kind.DIFFERENT, id, "deleted", found == null ? "no tombstone" : "there"));
        } else {
            deleted++;
            requireTakenIn(id, fingerprint, true);
        }
    }

    private void requireTakenIn(String id, byte[] fingerprint, boolean deletes) throws SQLException, IOException {
        if (!checkpoints.has(id, fingerprint, deletes)) {
            differences.add(
                    new Difference(Kind.NOT_TAKEN_IN, id, "a checkpoint of these rows", "another one, or none"));
        }
    }

    private void addExtra(StoredVideo video) throws SQLException, IOException {
        if (video.others() > 0) {
            onlyInPostgres++;
        } else {
            differences.add(new Difference(
                    Kind.EXTRA,
                    video.videoId(),
                    "",
                    Optional.ofNullable(video.values().get(Field.TITLE)).orElse("")));
        }
        stored.advance();
    }

    /// What must hold in PostgreSQL, whatever the files say.
    void checkConsistency(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(StoredReader.sql("checks"))) {
            while (rows.next()) {
                differences.add(new Difference(Kind.INCONSISTENT, rows.getString(2), "", rows.getString(1)));
            }
        }
    }

    /// How many videos were compared field by field.
    long compared() {
        return compared;
    }

    /// How many videos of the files are deleted in PostgreSQL.
    long deleted() {
        return deleted;
    }

    /// How many videos of the files somebody else has written in PostgreSQL too: the audit vouches for them.
    long writtenByOthers() {
        return writtenByOthers;
    }

    /// How many videos are in PostgreSQL alone, written by somebody else.
    long onlyInPostgres() {
        return onlyInPostgres;
    }
}

package ytv2.migration.mirror;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.migration.run.WorkingCopies;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.StoredVideos;
import ytv2.migration.target.StoredVideos.State;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.verify.Difference;
import ytv2.migration.verify.Difference.Kind;
import ytv2.migration.verify.Differences;
import ytv2.migration.verify.StoredReader;
import ytv2.migration.verify.StoredVideo;

/// Compares a copy of a file with PostgreSQL: both in the order of the ids, a video of each at a time.
final class Drift {

    private final StoredReader stored;
    private final StoredVideos states;
    private final WantedRows wanted;
    private final Casts casts;
    private final Differences differences;
    private final Set<String> videos = new LinkedHashSet<>();

    private Drift(StoredReader stored, StoredVideos states, WantedRows wanted, Casts casts, Differences differences) {
        this.stored = stored;
        this.states = states;
        this.wanted = wanted;
        this.casts = casts;
        this.differences = differences;
    }

    /// @param differences gets what they say otherwise; expected is what PostgreSQL says
    /// @return the ids of the videos that are not the same in both
    static Set<String> of(WorkingCopies copies, Optional<ZoneId> zone, TargetDatabase database, Differences differences)
            throws SQLException, IOException {
        SqliteFile file = copies.open().getFirst();
        try (file;
                Connection connection = database.open();
                StoredReader stored = new StoredReader(database.open());
                StoredVideos states = new StoredVideos(database.open());
                VideoReader reader = new VideoReader(List.of(file))) {
            Casts casts = new Casts(file.side(), zone);
            WantedRows wanted = new WantedRows(file, casts, Outbox.ranks(connection));
            Drift drift = new Drift(stored, states, wanted, casts, differences);
            while (reader.hasNext()) {
                drift.compare(reader.next());
            }
            drift.addMissing(null);
            return drift.videos;
        }
    }

    private void compare(SourceVideo video) throws SQLException, IOException {
        if (video.key().isEmpty()) {
            return; // belongs to no video
        }
        addMissing(video.key());
        StoredVideo there = stored.peek();
        if (there != null && there.videoId().equals(video.key())) {
            List<Difference> found = casts.differences(wanted.of(there, Optional.of(video)), video);
            for (Difference difference : found) {
                add(video.key(), difference);
            }
            stored.advance();
        } else {
            compareUnknown(video);
        }
    }

    private void compareUnknown(SourceVideo video) throws SQLException, IOException {
        State state = states.state(video.key());
        if (state == State.DELETED || state == State.DELETED_BY_RULE) {
            add(video.key(), new Difference(Kind.EXTRA, video.key(), "", "deleted in PostgreSQL, but in the file"));
        } else if (casts.stored(video).isPresent()) {
            add(video.key(), new Difference(Kind.NOT_TAKEN_IN, video.key(), "nothing", "a video of the file alone"));
        }
    }

    private void addMissing(@Nullable String before) throws SQLException, IOException {
        for (StoredVideo video = stored.peek();
                video != null && (before == null || video.videoId().compareTo(before) < 0);
                video = stored.peek()) {
            add(video.videoId(), new Difference(Kind.MISSING, video.videoId(), "its rows in the file", ""));
            stored.advance();
        }
    }

    private void add(String id, Difference difference) throws IOException {
        boolean _ = videos.add(id);
        differences.add(difference);
    }
}

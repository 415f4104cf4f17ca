package ytv2.migration.mirror;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ytv2.migration.source.MirroredRows;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.VideoLookup;
import ytv2.migration.verify.StoredVideo;

/// One pass over the events that a file has not got yet. Each batch is one transaction of the file, its position
/// included; a video is made what PostgreSQL has of it now, whatever the event was: what is done twice changes nothing.
final class FileMirror {

    private final MirrorFile file;
    private final Outbox outbox;
    private final Ledger ledger;
    private final VideoLookup lookup;
    private final VideoWriter writer;
    private long events;
    private long written;
    private long deleted;

    FileMirror(MirrorFile file, Optional<ZoneId> zone, Outbox outbox) throws SQLException {
        this.file = file;
        this.outbox = outbox;
        this.ledger = new Ledger(file.connection());
        this.lookup = new VideoLookup(file.tables());
        Casts casts = new Casts(file.tables().side(), zone);
        this.writer = new VideoWriter(file, lookup, casts, new WantedRows(file.tables(), casts, outbox.ranks()));
    }

    /// What a pass did.
    ///
    /// @param written videos of which any row was written
    /// @param deleted videos of which rows were deleted
    /// @param lag after it
    record Pass(long events, long written, long deleted, Outbox.Lag lag) {

        boolean isIdle() {
            return events == 0 && written == 0 && deleted == 0;
        }
    }

    /// Until there are no more events.
    Pass run() throws SQLException {
        boolean more = true;
        while (more) {
            outbox.renew();
            more = step();
        }
        return new Pass(events, written, deleted, outbox.lag(ledger.position().orElse(Position.START)));
    }

    private boolean step() throws SQLException {
        Optional<Position> position = ledger.position();
        if (position.isEmpty() || !outbox.knows(position.get())) {
            // another database than before, such as one restored: that it lacks a video does not say that it is deleted
            resync(position.isEmpty());
            return true;
        }
        List<Outbox.Event> next = outbox.after(position.get());
        if (next.isEmpty()) {
            return false;
        }
        if (next.getFirst().videoId().isEmpty()) {
            resync(true);
            return true;
        }
        List<Outbox.Event> batch = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Outbox.Event event : next) {
            if (event.videoId().isEmpty()) {
                break;
            }
            batch.add(event);
            ids.add(event.videoId().get());
        }
        apply(outbox.states(ids), Optional.of(batch.getLast().position()));
        events += batch.size();
        return true;
    }

    /// Everything, for an event that stands for many: videos are told by their hashes.
    ///
    /// @param gone whether what was mirrored and is not in PostgreSQL any more is deleted
    private void resync(boolean gone) throws SQLException {
        Position newest = outbox.newest();
        outbox.forEachVideo(hashes -> apply(outbox.states(changed(hashes)), Optional.empty()));
        outbox.forEachTombstone(
                ids -> apply(outbox.states(lookup.read(ids.keySet()).keySet()), Optional.empty()));
        if (gone) {
            removeGone();
        }
        Position before = ledger.position().orElse(Position.START);
        apply(List.of(), Optional.of(newest));
        events += outbox.between(before, newest);
    }

    private Set<String> changed(Map<String, Optional<Hash>> hashes) throws SQLException {
        Set<String> changed = new LinkedHashSet<>();
        for (Map.Entry<String, Optional<Hash>> video : hashes.entrySet()) {
            if (!ledger.hash(video.getKey()).equals(video.getValue())) {
                changed.add(video.getKey());
            }
        }
        return changed;
    }

    private void removeGone() throws SQLException {
        List<String> page = ledger.page("", Outbox.BATCH);
        while (!page.isEmpty()) {
            apply(
                    outbox.states(page).stream()
                            .filter(state -> state.video().isEmpty())
                            .toList(),
                    Optional.empty());
            page = ledger.page(page.getLast(), Outbox.BATCH);
        }
    }

    /// Makes some videos what PostgreSQL has of them, out of turn.
    Pass repair(List<String> ids) throws SQLException {
        for (int from = 0; from < ids.size(); from += Outbox.BATCH) {
            outbox.renew();
            apply(outbox.states(ids.subList(from, Math.min(ids.size(), from + Outbox.BATCH))), Optional.empty());
        }
        return new Pass(0, written, deleted, outbox.lag(ledger.position().orElse(Position.START)));
    }

    private void apply(List<VideoState> states, Optional<Position> position) throws SQLException {
        if (states.isEmpty() && position.isEmpty()) {
            return;
        }
        file.inTransaction(() -> {
            ledger.prepare();
            List<String> ids = states.stream().map(VideoState::videoId).toList();
            Map<String, SourceVideo> found = lookup.read(ids);
            List<VideoState> present = new ArrayList<>();
            for (VideoState state : states) {
                Optional<SourceVideo> rows = Optional.ofNullable(found.get(state.videoId()));
                if (state.video().isPresent()) {
                    written += writer.write(state.video().get(), rows) ? 1 : 0;
                    present.add(state);
                } else {
                    delete(state, rows);
                }
            }
            record(present);
            if (position.isPresent()) {
                ledger.move(position.get());
            }
        });
    }

    /// What PostgreSQL has never heard of is not its to delete.
    private void delete(VideoState state, Optional<SourceVideo> rows) throws SQLException {
        if (state.deleted() || ledger.hash(state.videoId()).isPresent()) {
            if (rows.isPresent()) {
                writer.delete(rows.get());
                deleted++;
            }
            ledger.forget(state.videoId());
        }
    }

    private void record(List<VideoState> states) throws SQLException {
        Map<String, SourceVideo> rows =
                lookup.read(states.stream().map(VideoState::videoId).toList());
        for (VideoState state : states) {
            String id = state.videoId();
            SourceVideo now = Optional.ofNullable(rows.get(id))
                    .orElseThrow(() -> new SQLException("video " + id + " is not there after it was written"));
            boolean others = state.video().filter(FileMirror::isOfOthers).isPresent();
            ledger.record(id, state.hash().orElseThrow(), others ? MirroredRows.digest(now.rows()) : null);
        }
    }

    private static boolean isOfOthers(StoredVideo video) {
        return video.others() > 0;
    }
}

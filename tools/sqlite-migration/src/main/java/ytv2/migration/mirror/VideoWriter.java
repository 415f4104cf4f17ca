package ytv2.migration.mirror;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.migration.cast.CastSummary;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.Notes;
import ytv2.migration.cast.SummaryCast;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.VideoLookup;
import ytv2.migration.verify.StoredVideo;

/// Makes the rows of a video what PostgreSQL has of it.
final class VideoWriter {

    private final MirrorFile file;
    private final Casts casts;
    private final WantedRows wanted;
    private final RowWriter rows;
    private final VideoLookup lookup;

    VideoWriter(MirrorFile file, VideoLookup lookup, Casts casts, WantedRows wanted) throws SQLException {
        this.file = file;
        this.lookup = lookup;
        this.casts = casts;
        this.wanted = wanted;
        this.rows = new RowWriter(file.connection());
    }

    /// @param found its rows; empty if there are none
    /// @return whether anything was to be written
    boolean write(StoredVideo video, Optional<SourceVideo> found) throws SQLException {
        SourceVideo rowsWanted = wanted.of(video, found);
        if (found.isPresent() && casts.differences(rowsWanted, found.get()).isEmpty()) {
            return false;
        }
        List<SourceRow> present = found.map(SourceVideo::rows).orElse(List.of());
        SourceRow content = writeContent(video, of(present, SourceTable.CONTENT), wanted.present(video, found));
        writePrimary(of(present, SourceTable.CONTENT_SUMMARIES), wanted.primary(video, content.cell("id")));
        writeVariants(of(present, SourceTable.SUMMARY_VARIANTS), wanted.variants(video));
        return true;
    }

    /// Of all its rows.
    void delete(SourceVideo found) throws SQLException {
        for (SourceRow row : found.rows().reversed()) {
            rows.delete(row);
        }
    }

    private static List<SourceRow> of(List<SourceRow> rows, SourceTable table) {
        return rows.stream().filter(row -> row.table() == table).toList();
    }

    private SourceRow writeContent(StoredVideo video, List<SourceRow> present, Optional<SourceRow> known)
            throws SQLException {
        // a row that has lost its video_id is known by its own
        Optional<SourceRow> kept = known.isPresent() ? known : unnamed(video);
        SourceRow row = wanted.content(video, kept);
        for (SourceRow other : present) {
            if (known.filter(one -> one.rowid() == other.rowid()).isEmpty()) {
                rows.delete(other);
            }
        }
        if (kept.isPresent()) {
            rows.update(kept.get(), row);
            return row;
        }
        SourceRow free = WantedRows.withId(row, freeId(video, row.cell("id")));
        rows.insert(free);
        return free;
    }

    private Optional<SourceRow> unnamed(StoredVideo video) throws SQLException {
        return lookup.unnamed(
                List.of(Optional.ofNullable(video.values().get(Field.ID)).orElse(""), "yt:" + video.videoId()));
    }

    /// Two videos may have one name in PostgreSQL, but not here.
    private Cell freeId(StoredVideo video, Cell preferred) throws SQLException {
        List<String> names = Stream.of(
                        preferred.text().orElse(""),
                        "yt:" + video.videoId(),
                        video.videoId(),
                        "ytv2:" + video.videoId())
                .distinct()
                .toList();
        for (String name : names) {
            try (PreparedStatement statement =
                    file.connection().prepareStatement("SELECT 1 FROM content WHERE id = ?")) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return new Cell.Text(name);
                    }
                }
            }
        }
        throw new SQLException("no name is free in content for " + video.videoId());
    }

    private void writePrimary(List<SourceRow> present, Optional<SourceRow> row) throws SQLException {
        for (SourceRow other : present.stream().skip(row.isPresent() ? 1 : 0).toList()) {
            rows.delete(other);
        }
        if (row.isPresent()) {
            if (present.isEmpty()) {
                // one that a row of content has left behind
                rows.deletePrimary(row.get().cell("content_id"));
                rows.insert(row.get());
            } else {
                rows.update(present.getFirst(), row.get());
            }
        }
    }

    /// Rows that say the same variant and revision stay, with their own numbers.
    private void writeVariants(List<SourceRow> present, List<SourceRow> all) throws SQLException {
        Map<String, SourceRow> known = new HashMap<>();
        List<SourceRow> others = new ArrayList<>();
        for (SourceRow row : present) {
            Optional<String> name = name(row);
            if (name.isEmpty() || known.putIfAbsent(name.get(), row) != null) {
                others.add(row);
            }
        }
        List<SourceRow> missing = new ArrayList<>();
        Map<SourceRow, SourceRow> changes = new HashMap<>();
        for (SourceRow row : all) {
            SourceRow same = known.remove(name(row).orElse(""));
            if (same == null) {
                missing.add(row);
            } else {
                SourceRow _ = changes.put(same, row);
            }
        }
        // first what goes: a revision may be there but once
        others.addAll(known.values());
        for (SourceRow row : others) {
            rows.delete(row);
        }
        for (Map.Entry<SourceRow, SourceRow> change : changes.entrySet()) {
            rows.update(change.getKey(), change.getValue());
        }
        for (SourceRow row : missing) {
            rows.insert(row);
        }
    }

    private Optional<String> name(SourceRow row) {
        Optional<CastSummary> summary = SummaryCast.cast(row, casts.zone(), new Notes());
        return summary.flatMap(
                read -> read.revision().map(number -> read.variant().name() + " " + number));
    }
}

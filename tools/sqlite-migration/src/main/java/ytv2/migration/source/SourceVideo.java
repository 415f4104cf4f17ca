package ytv2.migration.source;

import java.util.List;

/// All that the files say of one video, or one row that belongs to none.
///
/// @param key the video's id without `yt:`, not checked; `""` for a row that belongs to no video
/// @param rows of both files and all tables, in an order that depends on nothing but the files
public record SourceVideo(String key, List<SourceRow> rows) {

    public SourceVideo {
        rows = List.copyOf(rows);
    }

    /// The rows of one table in one file.
    public List<SourceRow> rows(Side side, SourceTable table) {
        return rows.stream()
                .filter(row -> row.side() == side && row.table() == table)
                .toList();
    }

    /// Whether the file has a row in `content` for it.
    public boolean isIn(Side side) {
        return rows.stream().anyMatch(row -> row.side() == side && row.table() == SourceTable.CONTENT);
    }

    /// About how many characters its rows hold.
    public long characters() {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToLong(cell -> switch (cell) {
                    case Cell.Text text -> text.value().length();
                    case Cell.Bytes bytes -> bytes.value().length;
                    case Cell.Null _, Cell.Whole _, Cell.Real _ -> 1;
                })
                .sum();
    }
}

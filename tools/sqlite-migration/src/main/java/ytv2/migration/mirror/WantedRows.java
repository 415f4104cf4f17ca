package ytv2.migration.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.Field;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.verify.StoredVideo;

/// The rows that a file should have of a video, in the tables and columns that it really has.
final class WantedRows {

    private final List<String> content;
    private final List<String> summaries;
    private final List<String> variants;
    private final ReverseCast reverse;
    private final ReverseSummaryCast reverseSummary;

    /// @param ranks which variant speaks for a video: the lowest number
    WantedRows(SqliteFile file, Casts casts, Map<String, Integer> ranks) {
        this.content = file.columns(SourceTable.CONTENT);
        this.summaries = file.columns(SourceTable.CONTENT_SUMMARIES);
        this.variants = file.columns(SourceTable.SUMMARY_VARIANTS);
        this.reverse = new ReverseCast(file.side(), casts);
        this.reverseSummary = new ReverseSummaryCast(file.side(), casts, ranks);
    }

    /// @param found what is there
    SourceVideo of(StoredVideo video, Optional<SourceVideo> found) {
        SourceRow row = content(video, present(video, found));
        List<SourceRow> rows = new ArrayList<>(List.of(row));
        primary(video, row.cell("id")).ifPresent(rows::add);
        rows.addAll(variants(video));
        return new SourceVideo(video.videoId(), rows);
    }

    /// The row in `content` that goes on to be its row.
    Optional<SourceRow> present(StoredVideo video, Optional<SourceVideo> found) {
        List<SourceRow> rows = found.map(SourceVideo::rows).orElse(List.of()).stream()
                .filter(row -> row.table() == SourceTable.CONTENT)
                .toList();
        return rows.stream()
                .filter(row -> row.cell("id")
                        .text()
                        .equals(Optional.ofNullable(video.values().get(Field.ID))))
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    SourceRow content(StoredVideo video, Optional<SourceRow> present) {
        return reverse.content(video, content, present);
    }

    Optional<SourceRow> primary(StoredVideo video, Cell contentId) {
        // a row without a name has no summary there: it would belong to nothing
        return summaries.isEmpty() || contentId instanceof Cell.Null
                ? Optional.empty()
                : reverseSummary.primary(video.summaries(), contentId, summaries);
    }

    List<SourceRow> variants(StoredVideo video) {
        return variants.isEmpty()
                ? List.of()
                : video.summaries().stream()
                        .map(summary -> reverseSummary.variant(video.videoId(), summary, variants))
                        .toList();
    }

    static SourceRow withId(SourceRow row, Cell id) {
        List<Cell> cells = new ArrayList<>(row.cells());
        int index = row.columns().indexOf("id");
        if (index >= 0) {
            cells.set(index, id);
        }
        return new SourceRow(row.side(), row.table(), row.rowid(), row.columns(), cells);
    }
}

package ytv2.migration.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.CastSummary;
import ytv2.migration.cast.LegacyColumns;
import ytv2.migration.cast.Notes;
import ytv2.migration.cast.SummaryCast;
import ytv2.migration.source.Cell;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.verify.JsonSame;
import ytv2.migration.verify.StoredSummary;

/// Makes rows of both stores of summaries out of what PostgreSQL has: the inverse of [SummaryCast].
final class ReverseSummaryCast {

    private static final String LEGACY = "legacy";

    /// The columns of `summary_variants` that have a value of PostgreSQL's.
    private static final List<String> OWN =
            List.of("video_id", "variant_type", "revision", "content", "raw_payload", "is_latest", "created_at");

    private final Side side;
    private final Casts casts;
    private final Map<String, Integer> ranks;

    /// @param ranks which variant speaks for a video: the lowest number; those without one come last
    ReverseSummaryCast(Side side, Casts casts, Map<String, Integer> ranks) {
        this.side = side;
        this.casts = casts;
        this.ranks = Map.copyOf(ranks);
    }

    /// The one row that the first store has of a video.
    ///
    /// @param contentId the name of its row in `content`
    Optional<SourceRow> primary(List<StoredSummary> summaries, Cell contentId, List<String> columns) {
        return summaries.stream()
                .filter(StoredSummary::latest)
                .min(Comparator.comparing(
                                (StoredSummary summary) -> ranks.getOrDefault(summary.variant(), Integer.MAX_VALUE))
                        .thenComparing(StoredSummary::variant))
                .map(summary -> row(
                        SourceTable.CONTENT_SUMMARIES,
                        columns,
                        Map.of(
                                "content_id", contentId,
                                "summary_text", new Cell.Text(summary.text()),
                                "summary_type", new Cell.Text(summary.variant()),
                                "created_at", new Cell.Text(summary.createdAt().toString()))));
    }

    /// A row of the second store.
    SourceRow variant(String videoId, StoredSummary summary, List<String> columns) {
        ObjectNode document = Casts.object(summary.document().orElse("{}"));
        if (document.path(LEGACY) instanceof ObjectNode kept) {
            SourceRow original = original(videoId, summary, document, kept, columns);
            if (isSame(original, summary)) {
                return original;
            }
        }
        return row(SourceTable.SUMMARY_VARIANTS, columns, plain(videoId, summary, summary.document()));
    }

    /// With each value again in the column that it was kept of.
    private SourceRow original(
            String videoId, StoredSummary summary, ObjectNode document, ObjectNode kept, List<String> columns) {
        ObjectNode payload = document.deepCopy();
        payload.remove(LEGACY);
        Map<String, Cell> cells = new HashMap<>(
                plain(videoId, summary, payload.isEmpty() ? Optional.empty() : Optional.of(payload.toString())));
        columns.stream()
                .filter(kept::has)
                .filter(column -> !column.equals("id") && !column.equals("video_id"))
                .forEach(column -> cells.put(column, LegacyColumns.restored(kept.get(column))));
        return row(SourceTable.SUMMARY_VARIANTS, columns, cells);
    }

    private static Map<String, Cell> plain(String videoId, StoredSummary summary, Optional<String> payload) {
        return Map.of(
                OWN.get(0), new Cell.Text(videoId),
                OWN.get(1), new Cell.Text(summary.variant()),
                OWN.get(2), new Cell.Whole(summary.revision()),
                OWN.get(3), new Cell.Text(summary.text()),
                OWN.get(4), payload.<Cell>map(Cell.Text::new).orElse(Cell.NULL),
                OWN.get(5), new Cell.Whole(summary.latest() ? 1 : 0),
                OWN.get(6), new Cell.Text(summary.createdAt().toString()));
    }

    private boolean isSame(SourceRow row, StoredSummary summary) {
        return SummaryCast.cast(row, casts.zone(), new Notes())
                .filter(read -> read.variant().name().equals(summary.variant())
                        && read.revision()
                                .filter(number -> number == summary.revision())
                                .isPresent()
                        && read.body().text().equals(summary.text())
                        && read.latest() == summary.latest()
                        && read.createdAt().equals(Optional.of(summary.createdAt()))
                        && hasDocument(read, summary))
                .isPresent();
    }

    private static boolean hasDocument(CastSummary read, StoredSummary summary) {
        return read.document()
                .filter(document -> JsonSame.isSame(document, summary.document().orElse("null")))
                .isPresent();
    }

    private SourceRow row(SourceTable table, List<String> columns, Map<String, Cell> cells) {
        return new SourceRow(
                side,
                table,
                0,
                columns,
                columns.stream()
                        .map(column -> cells.getOrDefault(column, Cell.NULL))
                        .toList());
    }
}

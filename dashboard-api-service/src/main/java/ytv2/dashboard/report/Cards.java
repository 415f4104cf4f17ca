package ytv2.dashboard.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.answer.Piece;

/// A page of cards as it was read.
///
/// @param total cards in all
/// @param cards of the page, in order
/// @param next where the next page begins; empty at the end
public record Cards(long total, List<Card> cards, Optional<String> next) {

    /// @param json the list item without its `summary_type` and its closing brace
    public record Card(Piece json, String primaryVariant) {}

    /// A row of a [PageStatement].
    ///
    /// @param total `null` where it was not asked for
    /// @param key what the list is sorted by
    record CardRow(@Nullable Long total, Card card, String videoId, Object key, boolean inTitle) {}

    static Cards of(ReportQuery query, List<CardRow> rows, long total) {
        List<CardRow> page = rows.subList(0, Math.min(rows.size(), query.page().size()));
        boolean more = query.cursor().isPresent()
                ? rows.size() > page.size()
                : query.offset() + page.size() < total && !page.isEmpty();
        return new Cards(
                total,
                page.stream().map(CardRow::card).toList(),
                more ? Optional.of(behind(page.getLast(), query).write()) : Optional.empty());
    }

    private static Cursor behind(CardRow row, ReportQuery query) {
        return new Cursor(query.place(row.inTitle()), row.key().toString(), row.videoId(), query.pageNumber() + 1);
    }
}

package ytv2.dashboard.report;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.card.CardFilter;

/// A validated request for a page of cards.
///
/// @param cursor where the page begins; empty if it is found by its number
/// @param sort the order by the name it was asked for by
/// @param titlesFirst whether cards whose title matches what is searched for come before all others
public record ReportQuery(
        CardFilter filter,
        PageRequest page,
        Optional<Cursor> cursor,
        String sort,
        SortOrder order,
        boolean titlesFirst) {

    private static final String TITLE_MATCHES = "title-matches";
    private static final String TEXT_MATCHES = "text-matches";

    /// @throws ytv2.service.problem.ProblemException 400, naming the parameter
    public static ReportQuery parse(MultivaluedMap<String, String> parameters) {
        CardFilter filter = CardFilter.parse(parameters);
        PageRequest page = PageRequest.parse(parameters.getFirst("page"), parameters.getFirst("size"));
        String sort = stripped(parameters.getFirst("sort"));
        List<SortOrder> named = SortOrder.named(sort);
        ReportQuery query = new ReportQuery(
                filter,
                page,
                Optional.of(stripped(parameters.getFirst("cursor")))
                        .filter(text -> !text.isEmpty())
                        .map(Cursor::parse),
                named.isEmpty() ? SortOrder.NEWEST.wireName() : sort,
                named.isEmpty() ? SortOrder.NEWEST : named.getFirst(),
                named.isEmpty() && filter.searchPattern().isPresent());
        query.cursor.ifPresent(query::check);
        return query;
    }

    /// What a cursor behind a row of this list is called.
    String place(boolean inTitle) {
        if (titlesFirst) {
            return inTitle ? TITLE_MATCHES : TEXT_MATCHES;
        }
        return order.wireName();
    }

    /// Whether the page begins among the cards whose title matches.
    boolean beginsInTitles() {
        return titlesFirst
                && cursor.map(place -> place.place().equals(TITLE_MATCHES)).orElse(true);
    }

    /// Rows before the page that are counted and passed over.
    int offset() {
        return cursor.isPresent() ? 0 : page.offset();
    }

    /// How many rows to ask for: one more than the page has where only that shows whether there is another page.
    int rows() {
        return page.size() + (cursor.isPresent() ? 1 : 0);
    }

    /// The number of this page, by which a cursor's page is counted on.
    int pageNumber() {
        return cursor.map(Cursor::page).orElse(page.page());
    }

    private void check(Cursor given) {
        if (!given.place().equals(place(true)) && !given.place().equals(place(false))) {
            throw Cursor.foreign();
        }
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}

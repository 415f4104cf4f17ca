package ytv2.dashboard.report;

import java.util.ArrayList;
import java.util.List;
import ytv2.dashboard.card.Predicate;

/// The statement that reads one page of cards. Columns: `total` (null where it was not asked for), those of
/// [CardForm], `primary_variant`, `video_id`, `key`, `in_title`.
///
/// PostgreSQL plans a statement anew each time when LIMIT is a parameter, so the page that everybody asks for has none.
/// The offset of the other pages is one: as a literal it would make a statement of every page, and each connection
/// keeps what it has prepared.
record PageStatement(String sql, List<Object> parameters) {

    /// The card's text is fetched outside of the subquery, for the rows of the page alone.
    private static final String FIRST = """
            SELECT %1$s AS total, %8$s, c.primary_variant, c.video_id, c.key, false AS in_title
            FROM (
                SELECT video_id, card, primary_variant, %2$s AS key
                FROM %3$s
                WHERE %4$s
                ORDER BY %2$s %5$s, video_id %5$s
                LIMIT %6$d
            ) AS c
            %9$s
            ORDER BY c.key %5$s, c.video_id %5$s
            """;

    /// The rows before the page are counted in the index, and not read.
    private static final String LATER = """
            SELECT %1$s AS total, %8$s, c.primary_variant, k.video_id, k.key, false AS in_title
            FROM (
                SELECT video_id, %2$s AS key
                FROM %3$s
                WHERE %4$s
                ORDER BY %2$s %5$s, video_id %5$s
                LIMIT %6$d OFFSET %7$s
            ) AS k
            JOIN %3$s AS c ON c.video_id = k.video_id
            %9$s
            ORDER BY k.key %5$s, k.video_id %5$s
            """;

    /// Each half needs no more rows than the page and what stands before it.
    private static final String TITLES_FIRST = """
            SELECT %1$s AS total, %8$s, c.primary_variant, k.video_id, k.key, k.in_title
            FROM (
                SELECT b.in_title, b.video_id, b.key
                FROM (
                    (SELECT true AS in_title, video_id, indexed_at AS key
                     FROM %2$s
                     WHERE %3$s
                     ORDER BY indexed_at DESC, video_id DESC
                     LIMIT %5$s)
                    UNION ALL
                    (SELECT false, video_id, indexed_at
                     FROM %4$s
                     ORDER BY indexed_at DESC, video_id DESC
                     LIMIT %5$s)
                ) AS b
                ORDER BY b.in_title DESC, b.key DESC, b.video_id DESC
                LIMIT %6$d OFFSET %7$s
            ) AS k
            JOIN %2$s AS c ON c.video_id = k.video_id
            %9$s
            ORDER BY k.in_title DESC, k.key DESC, k.video_id DESC
            """;

    /// PostgreSQL cannot tell how many texts have a word, takes it for rare, and would read and sort them all. Behind
    /// `OFFSET 0` it does not see the condition, and walks through the cards in their order until the page is full.
    private static final String WALKED = """
            (SELECT video_id, indexed_at, title, search_text FROM %s WHERE %s
             ORDER BY indexed_at DESC, video_id DESC OFFSET 0) AS walked""";

    /// A page of whatever order but the one of titles first.
    ///
    /// @param cards the condition of the list
    /// @param total the expression that counts it, over the same parameters
    static PageStatement sorted(ReportQuery query, String relation, CardForm form, Predicate cards, String total) {
        SortOrder order = query.order();
        Predicate page =
                query.cursor().map(cursor -> behind(cards, order, cursor)).orElse(cards);
        int offset = query.offset();
        String sql = (offset == 0 ? FIRST : LATER)
                .formatted(
                        total,
                        order.key(),
                        relation,
                        page.sql(),
                        order.direction(),
                        query.rows(),
                        page.next(),
                        form.columns(),
                        form.join());
        return new PageStatement(sql, offset == 0 ? page.parameters() : with(page, offset));
    }

    /// A page of what is searched for, the cards with the text in their title first.
    ///
    /// @param filters the condition of the list but for the search
    /// @param walking whether to look at the newest cards one by one, instead of at all that the index names
    static PageStatement titlesFirst(
            ReportQuery query, String relation, CardForm form, Predicate filters, boolean walking) {
        String like = "lower(title) LIKE lower(" + filters.next() + ")";
        Predicate titles = filters.and(
                "lower(title) LIKE lower(%s)", query.filter().searchPattern().orElseThrow());
        String inText = "search_text LIKE lower(" + filters.next() + ") AND NOT " + like;
        Predicate page = query.cursor()
                .map(cursor -> behind(titles, query.order(), cursor))
                .orElse(titles);
        String position = page.sql().substring(titles.sql().length());
        String titlesHalf = query.beginsInTitles() ? page.sql() : "false";
        String others = query.beginsInTitles() ? filters.sql() : filters.sql() + position;
        String textsHalf = walking
                ? WALKED.formatted(relation, others) + " WHERE " + inText
                : relation + " WHERE " + others + " AND " + inText;
        int offset = query.offset();
        String depth = offset == 0 ? String.valueOf(query.rows()) : page.next() + "::integer + " + query.rows();
        String sql = TITLES_FIRST.formatted(
                "NULL::bigint",
                relation,
                titlesHalf,
                textsHalf,
                depth,
                query.rows(),
                offset == 0 ? "0" : page.next() + "::integer",
                form.columns(),
                form.join());
        return new PageStatement(sql, offset == 0 ? page.parameters() : with(page, offset));
    }

    private static Predicate behind(Predicate cards, SortOrder order, Cursor cursor) {
        return cards.and(
                "(" + order.key() + ", video_id) " + order.after() + " (%s, %s)",
                cursor.key(order.keyType()),
                cursor.videoId());
    }

    private static List<Object> with(Predicate predicate, Object parameter) {
        List<Object> all = new ArrayList<>(predicate.parameters());
        all.add(parameter);
        return List.copyOf(all);
    }
}

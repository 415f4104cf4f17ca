package ytv2.dashboard.report;

import org.jspecify.annotations.Nullable;

/// A validated request for a page of cards.
///
/// @param sort the order by the name it was asked for by
record ReportQuery(PageRequest page, String sort) {

    static ReportQuery parse(@Nullable String page, @Nullable String size, @Nullable String sort) {
        return new ReportQuery(PageRequest.parse(page, size), SortOrder.validated(sort == null ? "" : sort.strip()));
    }

    SortOrder order() {
        return SortOrder.named(sort);
    }
}

package ytv2.dashboard.report;

import java.util.Arrays;
import java.util.List;

/// The orders in which reports are listed. Each owns its SQL, and each ends in `video_id`, so that paging neither
/// repeats a row nor loses one.
enum SortOrder {
    NEWEST("indexed_at, video_id", "indexed_at DESC, video_id DESC", "newest", "added_desc");

    private final String columns;
    private final String sql;
    private final List<String> names;

    SortOrder(String columns, String sql, String... names) {
        this.columns = columns;
        this.sql = sql;
        this.names = List.of(names);
    }

    /// The columns of [#sql], which one index holds.
    String columns() {
        return columns;
    }

    /// What stands behind `ORDER BY`.
    String sql() {
        return sql;
    }

    /// The order as the answer names it: the name it was asked for by.
    static String validated(String name) {
        return Arrays.stream(values()).anyMatch(order -> order.names.contains(name)) ? name : "newest";
    }

    /// The order a name means; the newest first where it means none.
    static SortOrder named(String name) {
        return Arrays.stream(values())
                .filter(order -> order.names.contains(name))
                .findFirst()
                .orElse(NEWEST);
    }
}

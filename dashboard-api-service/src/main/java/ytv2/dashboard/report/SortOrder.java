package ytv2.dashboard.report;

import java.util.Arrays;
import java.util.List;

/// The orders in which reports are listed. Each owns its SQL: a key and, in the same direction, `video_id`, so that
/// paging neither repeats a row nor loses one. An index of `report_card` holds both.
enum SortOrder {
    NEWEST("indexed_at", CursorKey.TIME, true, "newest", "added_desc"),
    OLDEST("indexed_at", CursorKey.TIME, false, "oldest", "added_asc"),
    VIDEO_NEWEST("COALESCE(published_at, '0001-01-01 00:00:00+00')", CursorKey.TIME, true, "video_newest"),
    VIDEO_OLDEST("COALESCE(published_at, '9999-12-31 23:59:59+00')", CursorKey.TIME, false, "video_oldest"),
    TITLE_AZ("title", CursorKey.TEXT, false, "title_az", "title", "title_asc"),
    TITLE_ZA("title", CursorKey.TEXT, true, "title_za", "title_desc"),
    DURATION_DESC("duration_seconds", CursorKey.NUMBER, true, "duration_desc", "duration"),
    DURATION_ASC("duration_seconds", CursorKey.NUMBER, false, "duration_asc");

    private final String key;
    private final CursorKey keyType;
    private final boolean descending;
    private final List<String> names;

    SortOrder(String key, CursorKey keyType, boolean descending, String... names) {
        this.key = key;
        this.keyType = keyType;
        this.descending = descending;
        this.names = List.of(names);
    }

    /// The expression that is sorted by; never null.
    String key() {
        return key;
    }

    CursorKey keyType() {
        return keyType;
    }

    /// What stands between `ORDER BY key` and the next column.
    String direction() {
        return descending ? "DESC" : "ASC";
    }

    /// Compares a row's `(key, video_id)` with those of the row before the page.
    String after() {
        return descending ? "<" : ">";
    }

    /// The name by which cursors and answers know it.
    String wireName() {
        return names.getFirst();
    }

    boolean isNamed(String name) {
        return names.contains(name);
    }

    static List<SortOrder> named(String name) {
        return Arrays.stream(values()).filter(order -> order.isNamed(name)).toList();
    }
}

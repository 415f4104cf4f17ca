package ytv2.dashboard.report;

/// In which form cards are read.
enum CardForm {
    /// As they are: `textsend` gives a text's bytes as they are stored.
    PLAIN("""
            textsend(c.card) AS card, NULL::bytea AS deflated, NULL::integer AS crc32, NULL::integer AS length""", ""),

    /// As an answer in gzip form takes them, but for those that nobody has compressed.
    COMPRESSED("""
            CASE WHEN f.video_id IS NULL THEN textsend(c.card) END AS card, f.deflated, f.crc32, f.length""", """
            LEFT JOIN card_fragment AS f ON f.video_id = c.video_id""");

    private final String columns;
    private final String join;

    CardForm(String columns, String join) {
        this.columns = columns;
        this.join = join;
    }

    /// `card`, or else `deflated`, `crc32` and `length`, of `report_card AS c`.
    String columns() {
        return columns;
    }

    String join() {
        return join;
    }
}

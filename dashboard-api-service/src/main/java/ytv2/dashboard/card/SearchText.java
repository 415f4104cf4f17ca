package ytv2.dashboard.card;

import java.util.Optional;
import java.util.regex.Pattern;

/// What `q` looks for: these characters, in this order, whatever their case.
///
/// @param pattern for LIKE, with the text's own `%`, `_` and `\` taken literally
record SearchText(String pattern) {

    private static final int LONGEST = 200;

    /// The front ends' own markup protection; recorded answers agree with it.
    private static final Pattern MARKUP = Pattern.compile("[<>&]");

    private static final Pattern META = Pattern.compile("[\\\\%_]");

    /// Stands between title and summary in `search_text`.
    private static final String SEPARATOR = "\u0001";

    /// Empty if nothing is looked for.
    static Optional<SearchText> of(Values values) {
        return values.first("q")
                .map(SearchText::cut)
                .map(text -> MARKUP.matcher(text).replaceAll(""))
                .filter(text -> !text.isBlank())
                .map(SearchText::literally);
    }

    private static SearchText literally(String text) {
        if (text.contains(SEPARATOR)) {
            throw Values.refused("q", "must not contain the control character U+0001");
        }
        return new SearchText("%" + META.matcher(text).replaceAll("\\\\$0") + "%");
    }

    private static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}

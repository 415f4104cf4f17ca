package ytv2.dashboard.card;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/// The form in which filter values are compared. The database's function `filter_value` gives stored values the same.
final class FilterValue {

    /// In characters; so much of a stored value is compared too.
    static final int LONGEST = 200;

    private static final Pattern WHITE_SPACE =
            Pattern.compile("[\\s\\x0B\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

    private FilterValue() {}

    /// NFC, runs of white space as one space, trimmed, en and em dash as hyphen; still case-sensitive.
    static String normalised(String value) {
        String composed = Normalizer.normalize(value, Form.NFC);
        String hyphenated = composed.replace('\u2013', '-').replace('\u2014', '-');
        String folded = WHITE_SPACE.matcher(hyphenated).replaceAll(" ");
        int start = folded.startsWith(" ") ? 1 : 0;
        int end = folded.length() - (folded.length() > start && folded.endsWith(" ") ? 1 : 0);
        return folded.substring(start, end);
    }

    static boolean isTooLong(String normalised) {
        return normalised.codePointCount(0, normalised.length()) > LONGEST;
    }
}

package ytv2.dashboard.report.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// How people read what is stored for programs.
final class Wording {

    private static final int EXCERPT = 220;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// BCP 47, as far as an attribute `lang` needs it.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");

    private static final Pattern MARKUP = Pattern.compile("[*_#`]{2,}|^[•\\-–—*]\\s+", Pattern.MULTILINE);

    private Wording() {}

    /// `4 March 2025`; empty if it is no time.
    static String date(String time) {
        try {
            return DATE.format(Instant.parse(time));
        } catch (DateTimeParseException _) {
            return "";
        }
    }

    /// `1:02:03` or `2:03`; empty for 0.
    static String duration(int seconds) {
        if (seconds <= 0) {
            return "";
        }
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// The value of an attribute `lang`; empty if the text is no language.
    static String languageTag(String language) {
        String tag = language.replaceAll(":.*", "").replace('_', '-');
        return LANGUAGE.matcher(tag).matches() ? tag : "";
    }

    /// The language's name in English; empty if it is none.
    static String language(String language) {
        return Locale.forLanguageTag(languageTag(language)).getDisplayLanguage(Locale.ENGLISH);
    }

    /// `key-points` is "Key points".
    static String variant(String name) {
        String words = name.replace('-', ' ').replace(":", ", ");
        return words.isEmpty() ? "Summary" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The beginning of a text, in one line.
    static String excerpt(String text) {
        String line =
                MARKUP.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= EXCERPT) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, EXCERPT));
        int space = cut.lastIndexOf(' ');
        return cut.substring(0, space > EXCERPT / 2 ? space : cut.length()) + "…";
    }
}

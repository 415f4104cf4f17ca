package ytv2.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The kind of a summary, normalised: lower case, words joined by hyphens, at most 128 characters. A suffix after
/// a colon (`audio-fr:intermediate`) is the proficiency it is written for and is kept.
public record SummaryVariant(String name) {

    private static final int LONGEST = 128;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NORMALISED = Pattern.compile("[^\\s_\\p{Lu}\\p{Lt}\\p{Cntrl}]{1," + LONGEST + "}");

    /// Members of the processing side's summary object that are settings or links, not summaries.
    private static final Set<String> NOT_SUMMARIES = Set.of(
            "language",
            "summary-language",
            "audio-language",
            "default-variant",
            "latest-variant",
            "audio-url",
            "summary-type",
            "generated-at",
            "kind",
            "headline");

    /// What a summary is when its sender does not say. Made after the patterns it is checked by.
    public static final SummaryVariant COMPREHENSIVE = new SummaryVariant("comprehensive");

    /// @throws IllegalArgumentException if the name is not normalised
    public SummaryVariant {
        if (!NORMALISED.matcher(name).matches()) {
            throw new IllegalArgumentException("must be 1 to " + LONGEST + " characters, none of them a control");
        }
    }

    /// Normalises what a client wrote: `Key_Points` is `key-points`, `summary` is `comprehensive`, `audio_summary` is
    /// `audio`.
    ///
    /// @throws IllegalArgumentException if nothing usable remains
    public static SummaryVariant parse(String text) {
        String name = SEPARATORS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        return new SummaryVariant(
                switch (name) {
                    case "summary" -> "comprehensive";
                    case "audio-summary" -> "audio";
                    default -> name;
                });
    }

    /// Whether this names a setting that travels among the summaries rather than a summary.
    public boolean isSetting() {
        return NOT_SUMMARIES.contains(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

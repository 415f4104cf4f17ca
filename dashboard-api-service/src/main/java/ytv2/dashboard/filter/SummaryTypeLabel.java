package ytv2.dashboard.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The name by which people know a summary variant; filtering by the name finds what it counts.
final class SummaryTypeLabel {

    private SummaryTypeLabel() {}

    static String of(String variant) {
        return switch (variant) {
            case "bullet-points", "key-points" -> "Key Points";
            case "executive" -> "Executive Summary";
            case "key-insights" -> "Insights";
            case "audio" -> "Audio Summary";
            case "audio-fr" -> "Audio français";
            case "audio-es" -> "Audio español";
            default ->
                Arrays.stream(variant.splitWithDelimiters("[-:]", 0))
                        .map(SummaryTypeLabel::capitalised)
                        .collect(Collectors.joining());
        };
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

package ytv2.dashboard.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The name by which people know a summary variant; filtering by the name finds what it counts.
final class SummaryTypeLabel {

    private static final Map<String, String> NAMES = Map.of(
            "bullet-points", "Key Points",
            "key-points", "Key Points",
            "executive", "Executive Summary",
            "key-insights", "Insights",
            "audio", "Audio Summary",
            "audio-fr", "Audio français",
            "audio-es", "Audio español");

    private SummaryTypeLabel() {}

    /// A variant without a name of its own is shown with capital letters; one that would look like another variant's
    /// name then (`insights`), as it is: each name stands for one thing.
    static String of(String variant) {
        String name = NAMES.get(variant);
        if (name != null) {
            return name;
        }
        String capitalised = Arrays.stream(variant.splitWithDelimiters("[-:]", 0))
                .map(SummaryTypeLabel::capitalised)
                .collect(Collectors.joining());
        return NAMES.containsValue(capitalised) ? variant : capitalised;
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

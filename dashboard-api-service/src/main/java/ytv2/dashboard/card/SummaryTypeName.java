package ytv2.dashboard.card;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The name by which people know a summary variant; filtering by the name finds what it counts.
public final class SummaryTypeName {

    private static final Map<String, String> NAMES = Map.of(
            "bullet-points", "Key Points",
            "key-points", "Key Points",
            "executive", "Executive Summary",
            "key-insights", "Insights",
            "audio", "Audio Summary",
            "audio-fr", "Audio français",
            "audio-es", "Audio español");

    private SummaryTypeName() {}

    /// A variant without a name of its own is shown with capital letters; one that would look like another variant's
    /// name then (`insights`), as it is: each name stands for one thing.
    public static String of(String variant) {
        String name = NAMES.get(variant);
        if (name != null) {
            return name;
        }
        String capitalised = Arrays.stream(variant.splitWithDelimiters("[-:]", 0))
                .map(SummaryTypeName::capitalised)
                .collect(Collectors.joining());
        return NAMES.containsValue(capitalised) ? variant : capitalised;
    }

    /// The variants that a name, or a variant's own id, stands for.
    static List<String> variants(String name) {
        List<String> named = NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return named.isEmpty() ? List.of(name.toLowerCase(Locale.ROOT)) : named;
    }

    /// Unless the capital letter is not that letter's own: filtering by the name must lead back.
    private static String capitalised(String word) {
        if (word.isEmpty()) {
            return word;
        }
        String capitalised = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return capitalised.toLowerCase(Locale.ROOT).equals(word) ? capitalised : word;
    }
}

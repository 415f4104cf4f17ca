package ytv2.dashboard.card;

import java.util.Locale;
import java.util.Map;

/// The language without its region, as the database's function `base_language` gives it for stored tags.
final class BaseLanguage {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("english", "en"),
            Map.entry("french", "fr"),
            Map.entry("spanish", "es"),
            Map.entry("german", "de"),
            Map.entry("italian", "it"),
            Map.entry("portuguese", "pt"),
            Map.entry("japanese", "ja"),
            Map.entry("chinese", "zh"),
            Map.entry("korean", "ko"),
            Map.entry("russian", "ru"),
            Map.entry("arabic", "ar"));

    private BaseLanguage() {}

    /// `en` for `en-US`, `en_GB` and `English`.
    static String of(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(lower, lower.split("[-_]", 2)[0]);
    }
}

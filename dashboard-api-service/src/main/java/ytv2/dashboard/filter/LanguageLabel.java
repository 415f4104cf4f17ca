package ytv2.dashboard.filter;

import java.util.Locale;

/// A language's name in English, as the filter menu shows it.
final class LanguageLabel {

    private LanguageLabel() {}

    /// The code in upper case where the platform knows no name.
    static String of(String code) {
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return name.equals(code) || name.isEmpty() ? code.toUpperCase(Locale.ROOT) : name;
    }
}

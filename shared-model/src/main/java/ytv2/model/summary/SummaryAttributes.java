package ytv2.model.summary;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The values that the two permitted attributes may have. The signatures are those of the sanitiser's attribute
/// policies: `null` drops the attribute.
final class SummaryAttributes {

    private static final String HTML_SPACE = " \t\n\r\f";
    private static final Pattern CLASS_TOKEN = Pattern.compile("[A-Za-z0-9:_./-]+");

    private SummaryAttributes() {}

    static @Nullable String classTokens(String element, String attribute, String value) {
        StringJoiner kept = new StringJoiner(" ").setEmptyValue("");
        StringTokenizer tokens = new StringTokenizer(value, HTML_SPACE);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (CLASS_TOKEN.matcher(token).matches()) {
                kept.add(token);
            }
        }
        return kept.length() == 0 ? null : kept.toString();
    }

    /// The sanitiser's own protocol rule comes on top of this one; it lets relative addresses pass, which a stored
    /// summary has no base for.
    static @Nullable String absoluteUrl(String element, String attribute, String value) {
        String url = value.strip();
        String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        boolean absolute = start.startsWith("http://") || start.startsWith("https://") || start.startsWith("mailto:");
        return absolute ? url : null;
    }
}

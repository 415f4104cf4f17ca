package ytv2.service.exports;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ytv2.service.credential.Sha256;

/// The name under which an upload is stored that its client called otherwise: of the alphabet of ids, and not hidden.
public final class UploadName {

    /// Longer than an id with all that the processing side puts around it, and leaves room for what the storage puts
    /// behind it: file systems end a name at 255 bytes.
    private static final int LONGEST = 160;

    private static final int DIGITS = 8;

    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._:~-]");
    private static final Pattern LEADING_DOTS = Pattern.compile("^\\.+");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,5}");

    private UploadName() {}

    /// A name without its extension. Where cleaning would make many names one, because it is in another script or too
    /// long, a digest keeps them apart.
    public static String stem(String sent) {
        String clean =
                LEADING_DOTS.matcher(FOREIGN.matcher(sent).replaceAll("_")).replaceAll("");
        if (clean.length() <= LONGEST && sent.chars().allMatch(letter -> letter < 128)) {
            return clean.isEmpty() ? "_" : clean;
        }
        String digest = HexFormat.of().formatHex(Sha256.of(sent)).substring(0, DIGITS);
        return clean.substring(0, Math.min(clean.length(), LONGEST - DIGITS - 1)) + "-" + digest;
    }

    /// Under which name a client finds what it sent under another, if what it called it was true.
    ///
    /// @param sent with its extension, without any directory
    static Optional<String> of(String sent) {
        int dot = sent.lastIndexOf('.');
        String extension = sent.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot > 0 && EXTENSION.matcher(extension).matches()
                ? Optional.of(stem(sent.substring(0, dot)) + "." + extension)
                : Optional.empty();
    }
}

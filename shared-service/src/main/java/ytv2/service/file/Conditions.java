package ytv2.service.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a client already has of a file, and under which condition it wants more.
///
/// @param header the values of a request header by its name, empty if it was not sent
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions">RFC 9110, precedence</a>
record Conditions(Function<String, List<String>> header) {

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern TAG = Pattern.compile("(?<weak>W/)?\"(?<value>[^\"]*)\"");

    /// What the conditions say.
    enum Outcome {
        MET,
        NOT_MODIFIED,
        FAILED
    }

    static String date(Instant time) {
        return HTTP_DATE.format(time);
    }

    Outcome of(StoredFile file) {
        if (isSent("If-Match") ? !names("If-Match", file, true) : isAfter(file, "If-Unmodified-Since")) {
            return Outcome.FAILED;
        }
        boolean known = isSent("If-None-Match")
                ? names("If-None-Match", file, false)
                : since("If-Modified-Since")
                        .filter(time -> !file.lastModified().isAfter(time))
                        .isPresent();
        return known ? Outcome.NOT_MODIFIED : Outcome.MET;
    }

    /// The part that is wanted, if what the client has of the rest is still the same file.
    ByteRange range(StoredFile file) {
        List<String> ranges = header.apply("Range");
        if (ranges.size() != 1 || file.type().compressed() || !isSame(file)) {
            return ByteRange.WHOLE;
        }
        return ByteRange.parse(ranges.getFirst(), file.size());
    }

    private boolean isSame(StoredFile file) {
        if (!isSent("If-Range")) {
            return true;
        }
        String value = header.apply("If-Range").getFirst().strip();
        return file.isStrong() && (value.equals("\"" + file.tag() + "\"") || value.equals(date(file.lastModified())));
    }

    private boolean isAfter(StoredFile file, String name) {
        return since(name).filter(file.lastModified()::isAfter).isPresent();
    }

    /// @param strongly whether weak tags do not count
    private boolean names(String name, StoredFile file, boolean strongly) {
        return header.apply(name).stream().anyMatch(line -> line.strip().equals("*") || tags(line, file, strongly));
    }

    private static boolean tags(String line, StoredFile file, boolean strongly) {
        return TAG.matcher(line)
                .results()
                .filter(_ -> !strongly || file.isStrong())
                .filter(tag -> !strongly || tag.group("weak") == null)
                .anyMatch(tag -> file.tag().equals(tag.group("value")));
    }

    private boolean isSent(String name) {
        return !header.apply(name).isEmpty();
    }

    /// What is no date is no condition.
    private Optional<Instant> since(String name) {
        return header.apply(name).stream().findFirst().flatMap(Conditions::time);
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

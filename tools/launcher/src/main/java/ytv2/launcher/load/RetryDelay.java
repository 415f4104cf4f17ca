package ytv2.launcher.load;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long to wait before a document is posted again.
final class RetryDelay {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Under this, `Retry-After: 0` would be a busy loop.
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private RetryDelay() {}

    /// What the server asked for, else exponential backoff with jitter: between half and all of 0.2 s, 0.4 s, 0.8 s …
    /// 5 s.
    ///
    /// @param attempt how often the document has been posted, from 1
    /// @param random  uniformly from 0 (inclusive) to 1
    static Duration before(int attempt, Optional<Duration> asked, double random) {
        if (asked.isPresent()) {
            return asked.get().compareTo(SHORTEST) > 0 ? asked.get() : SHORTEST;
        }
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 10));
        return Duration.ofMillis(full / 2 + (long) (random * full / 2));
    }

    /// Reads [`Retry-After`](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after): seconds or a date. Empty if it
    /// is neither; no time at all if the date is past.
    static Optional<Duration> asked(String retryAfter, Instant now) {
        String value = retryAfter.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration until = Duration.between(now, date.toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}

package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// A time as a client sent it.
///
/// @param instant to the microsecond, which is what PostgreSQL keeps; a time without an offset is read as UTC
/// @param exact whether the client said which instant it means: with an offset, or in epoch seconds. The processing
///     side sends its local time without one, which must never decide what came first.
record SentTime(Instant instant, boolean exact) {

    static final String RULE =
            "must be an ISO 8601 time between the years 1 and 9999, or epoch seconds or milliseconds";

    /// Epoch numbers from here on are milliseconds: as seconds this is the year 5138, as milliseconds 1973.
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            // 30 February is a mistake, not the 28th
            .withResolverStyle(ResolverStyle.STRICT);

    SentTime {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
        int year = instant.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new DateTimeException(RULE);
        }
    }

    /// @throws DateTimeException if the value is no time
    /// @throws ArithmeticException if the number is out of any range
    static SentTime parse(JsonNode value) {
        if (value.isNumber()) {
            return epoch(value);
        }
        if (!value.isTextual()) {
            throw new DateTimeException(RULE);
        }
        TemporalAccessor parsed =
                ISO.parseBest(value.asText().strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case OffsetDateTime time -> new SentTime(time.toInstant(), true);
            case LocalDateTime time -> new SentTime(time.toInstant(ZoneOffset.UTC), false);
            case LocalDate date -> new SentTime(date.atStartOfDay().toInstant(ZoneOffset.UTC), false);
            default -> throw new DateTimeException(RULE);
        };
    }

    private static SentTime epoch(JsonNode value) {
        double number = value.doubleValue();
        if (Math.abs(number) >= FIRST_MILLIS) {
            return new SentTime(Instant.ofEpochMilli(Math.round(number)), true);
        }
        return new SentTime(Instant.EPOCH.plus(Math.round(number * 1_000_000), ChronoUnit.MICROS), true);
    }
}

package ytv2.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// A time as a client sent it, or as a legacy file holds it.
///
/// @param instant to the microsecond, which is what PostgreSQL keeps
/// @param exact whether its writer said which instant is meant: with an offset, or in epoch seconds. The processing
///     side writes its local time without one, which must never decide what came first.
public record SentTime(Instant instant, boolean exact) {

    /// What a client is told when a value is no time.
    public static final String RULE =
            "must be an ISO 8601 time between the years 1 and 9999, or epoch seconds or milliseconds";

    /// Epoch numbers from here on are milliseconds: as seconds this is the year 5138, as milliseconds 1973.
    private static final double FIRST_MILLIS = 1e11;

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

    /// @throws DateTimeException outside the years 1 to 9999
    public SentTime {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
        int year = instant.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new DateTimeException(RULE);
        }
    }

    /// Reads an ISO 8601 time, with `T` or a space before its hour, or a date alone.
    ///
    /// @param zone where a time without an offset was written
    /// @throws DateTimeException if the text is no such time
    public static SentTime parse(String text, ZoneId zone) {
        TemporalAccessor parsed =
                ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case OffsetDateTime time -> new SentTime(time.toInstant(), true);
            case LocalDateTime time -> new SentTime(time.atZone(zone).toInstant(), false);
            case LocalDate date -> new SentTime(date.atStartOfDay(zone).toInstant(), false);
            default -> throw new DateTimeException(RULE);
        };
    }

    /// Epoch seconds, or milliseconds where seconds would be after the year 5138.
    ///
    /// @throws DateTimeException outside the years 1 to 9999
    public static SentTime ofEpoch(double number) {
        if (Math.abs(number) >= FIRST_MILLIS) {
            return new SentTime(Instant.ofEpochMilli(Math.round(number)), true);
        }
        return new SentTime(Instant.EPOCH.plus(Math.round(number * 1_000_000), ChronoUnit.MICROS), true);
    }
}

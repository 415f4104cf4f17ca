package ytv2.dashboard.card;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/// When cards were added, by `date_from` and `date_to`. A day without a time means all of it; a time without an offset
/// is UTC.
///
/// @param from inclusive; empty for no bound
/// @param until exclusive; empty for no bound
record TimeRange(Optional<OffsetDateTime> from, Optional<OffsetDateTime> until) {

    /// Years of four digits only: what lies outside is beyond what PostgreSQL can compare.
    private static final Pattern FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})?)?");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]");

    static TimeRange of(Values values) {
        return new TimeRange(
                values.first("date_from").map(text -> from("date_from", text)),
                values.first("date_to").map(text -> until("date_to", text)));
    }

    private static OffsetDateTime from(String name, String text) {
        return isDay(text) ? startOf(day(name, text)) : time(name, text);
    }

    private static OffsetDateTime until(String name, String text) {
        return isDay(text)
                ? startOf(day(name, text).plusDays(1))
                : time(name, text).plus(1, ChronoUnit.MICROS);
    }

    private static boolean isDay(String text) {
        return text.length() == "2025-01-31".length();
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(formed(name, text));
        } catch (DateTimeException _) {
            throw notATime(name);
        }
    }

    private static OffsetDateTime time(String name, String text) {
        try {
            TemporalAccessor time = TIME.parseBest(formed(name, text), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : (OffsetDateTime) time;
        } catch (DateTimeException _) {
            throw notATime(name);
        }
    }

    private static String formed(String name, String text) {
        if (!FORM.matcher(text).matches()) {
            throw notATime(name);
        }
        return text;
    }

    private static RuntimeException notATime(String name) {
        return Values.refused(name, "takes a day such as 2025-01-31 or a time such as 2025-01-31T12:00:00Z");
    }
}

package ytv2.migration.cast;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.model.SentTime;

/// Reads the cells of one row as values of the types they should have, and notes those that are not taken as they
/// were. Their columns are remembered, so that what stood there is kept.
final class ValueCast {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    /// At least five digits, for four are a year.
    private static final Pattern EPOCH =
            Pattern.compile("[+-]?\\d{5,}(\\.\\d*)?([eE][+-]?\\d+)?|[+-]?\\d(\\.\\d*)?[eE][+-]?\\d+");

    /// 20250301, as downloaders write the day of an upload. As epoch seconds it would be in 1970.
    private static final Pattern COMPACT_DAY =
            Pattern.compile("((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

    private final SourceRow row;
    private final Optional<ZoneId> zone;
    private final Notes notes;
    private final Set<String> changed = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    /// @param zone of times without an offset; empty if nobody said, which reads them as UTC
    ValueCast(SourceRow row, Optional<ZoneId> zone, Notes notes) {
        this.row = row;
        this.zone = zone;
        this.notes = notes;
    }

    SourceRow row() {
        return row;
    }

    /// The columns whose values are not stored as they were.
    Set<String> changed() {
        return Set.copyOf(changed);
    }

    /// May be called again for the same.
    void coerced(String column, String reason) {
        if (told.add(column + " " + reason)) {
            notes.add(row, column, Kind.COERCED, reason, row.cell(column));
            changed.add(column);
        }
    }

    /// Text; empty for NULL and for a text of nothing but white space.
    Optional<String> text(String column) {
        Cell cell = row.cell(column);
        Optional<String> read = cell.text().filter(text -> !text.isBlank()).map(text -> {
            String storable = TextCast.storable(text);
            switch (cell) {
                case Cell.Bytes _ -> coerced(column, "is no text in UTF-8: what is not, is shown as U+FFFD");
                case Cell.Text _ when !storable.equals(text) -> coerced(column, "holds NUL or half a character");
                case Cell.Whole _, Cell.Real _ -> coerced(column, "is a number, where a text belongs");
                case Cell.Text _, Cell.Null _ -> {}
            }
            return storable;
        });
        return read.filter(storable -> !storable.isBlank());
    }

    /// Text of limited length; longer ones are cut.
    Optional<String> text(String column, int longest) {
        return text(column).map(text -> {
            if (text.codePointCount(0, text.length()) <= longest) {
                return text;
            }
            coerced(column, "is longer than " + longest + " characters");
            return text.substring(0, text.offsetByCodePoints(0, longest));
        });
    }

    /// A whole number that PostgreSQL's `integer` holds.
    Optional<Integer> integer(String column) {
        Cell cell = row.cell(column);
        return cell.text().filter(text -> !text.isBlank()).flatMap(text -> {
            double number = NUMBER.matcher(text.strip()).matches() ? Double.parseDouble(text.strip()) : Double.NaN;
            if (!(Math.abs(number) <= Integer.MAX_VALUE)) {
                coerced(column, "is no number that fits");
                return Optional.empty();
            }
            int rounded = Math.toIntExact(Math.round(number));
            if (rounded != number || cell instanceof Cell.Bytes) {
                coerced(column, "is no whole number");
            }
            return Optional.of(rounded);
        });
    }

    Optional<Boolean> bool(String column) {
        Cell cell = row.cell(column);
        return cell.text()
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .flatMap(text -> switch (text) {
                    case "1", "1.0", "true", "t", "yes" -> Optional.of(true);
                    case "0", "0.0", "false", "f", "no" -> Optional.of(false);
                    default -> {
                        coerced(column, "is neither true nor false");
                        yield Optional.empty();
                    }
                });
    }

    /// A time: ISO 8601, epoch seconds or milliseconds, as a number or in a text.
    Optional<SentTime> time(String column) {
        Cell cell = row.cell(column);
        return cell.text().filter(text -> !text.isBlank()).flatMap(text -> {
            try {
                return Optional.of(isEpoch(text) ? epoch(column, text) : iso(column, text));
            } catch (DateTimeException e) {
                coerced(column, "is no time");
                return Optional.empty();
            }
        });
    }

    private SentTime epoch(String column, String text) {
        SentTime time = SentTime.ofEpoch(Double.parseDouble(text.strip()));
        coerced(column, "is an epoch number");
        return time;
    }

    private SentTime iso(String column, String text) {
        String day = COMPACT_DAY.matcher(text.strip()).replaceFirst("$1-$2-$3");
        SentTime time = SentTime.parse(day, zone.orElse(ZoneOffset.UTC));
        if (time.exact()) {
            return time;
        }
        coerced(
                column,
                zone.map(known -> "has no offset: read as time of " + known)
                        .orElse("has no offset: read as UTC; say --"
                                + row.side().slug() + "-timezone"));
        return new SentTime(time.instant(), zone.isPresent());
    }

    private static boolean isEpoch(String text) {
        String number = text.strip();
        return EPOCH.matcher(number).matches() && !COMPACT_DAY.matcher(number).matches();
    }
}

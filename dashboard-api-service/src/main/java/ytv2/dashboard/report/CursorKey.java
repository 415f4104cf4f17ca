package ytv2.dashboard.report;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// The type of a sort key, and how it is read from a cursor.
enum CursorKey {
    TIME {
        @Override
        Object parse(String text) {
            return time(text);
        }
    },
    TEXT {
        @Override
        Object parse(String text) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("NUL");
            }
            return text;
        }
    },
    NUMBER {
        @Override
        Object parse(String text) {
            return Integer.valueOf(text);
        }
    };

    /// What PostgreSQL can store as a time.
    private static final int FIRST_YEAR = -4000;

    private static final int LAST_YEAR = 290_000;

    /// @return as a statement's parameter takes it
    /// @throws IllegalArgumentException if no row can have such a key
    abstract Object parse(String text);

    private static OffsetDateTime time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException("year out of range");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

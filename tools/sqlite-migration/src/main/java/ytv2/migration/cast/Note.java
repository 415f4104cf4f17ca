package ytv2.migration.cast;

import ytv2.migration.source.SourceRow;

/// Something that PostgreSQL does not get as SQLite has it.
///
/// @param row where it stands
/// @param column which of its columns; `*` for the row as a whole
/// @param kind what becomes of it
/// @param reason why, for people; without anything of the row itself, for reasons are counted
/// @param original the value, short, on one line
public record Note(SourceRow row, String column, Kind kind, String reason, String original) {

    /// What becomes of a value.
    public enum Kind {
        /// Stored in another form; what was there before is kept in `content.legacy`.
        COERCED,
        /// Not stored: it says nothing, or says again what another row says.
        LEFT_OUT,
        /// The row goes to the file of rejects.
        REJECTED
    }
}

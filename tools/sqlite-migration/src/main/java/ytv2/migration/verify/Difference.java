package ytv2.migration.verify;

/// Something that PostgreSQL does not have as the files say.
///
/// @param where the video, and what of it
/// @param expected what the files make of it; `""` for nothing
/// @param found what PostgreSQL has; `""` for nothing
public record Difference(Kind kind, String where, String expected, String found) {

    public enum Kind {
        /// The files have it, PostgreSQL does not.
        MISSING,
        /// PostgreSQL has it, and nobody has written it but a migration.
        EXTRA,
        /// Both have it, not alike.
        DIFFERENT,
        /// The files have changed since they were taken in.
        NOT_TAKEN_IN,
        /// PostgreSQL contradicts itself.
        INCONSISTENT
    }
}

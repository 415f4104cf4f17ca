package ytv2.migration.target;

import java.util.Locale;

/// What became of a video of the files.
public enum Outcome {
    /// PostgreSQL did not have it.
    INSERTED,
    /// Something of it was new.
    UPDATED,
    /// It is as it was taken in before, or as it stands.
    SAME,
    /// The dashboard had deleted it: it is deleted, and stays so.
    DELETED,
    /// The dashboard had deleted it, but somebody has written it in PostgreSQL: it stays.
    KEPT,
    /// It was deleted in PostgreSQL: it stays deleted.
    SKIPPED_TOMBSTONED,
    /// It cannot be stored; it stands in the file of rejects.
    REJECTED;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}

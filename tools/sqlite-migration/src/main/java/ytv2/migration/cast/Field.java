package ytv2.migration.cast;

import java.util.Locale;
import java.util.Set;

/// What is known of a video, by the columns of `content` that hold it. Values travel in PostgreSQL's text form.
public enum Field {
    ID("text"),
    TITLE("text", "Untitled", "(untitled)"),
    CHANNEL_NAME("text", "Unknown", "(unknown)"),
    CANONICAL_URL("text"),
    THUMBNAIL_URL("text"),
    SUMMARY_IMAGE_URL("text"),
    PUBLISHED_AT("timestamptz"),
    INDEXED_AT("timestamptz"),
    DURATION_SECONDS("integer", "0"),
    WORD_COUNT("integer", "0"),
    LANGUAGE("text", "en"),
    HAS_AUDIO("boolean", "f"),
    SUBCATEGORIES_JSON("jsonb"),
    ANALYSIS_JSON("jsonb"),
    TOPICS_JSON("jsonb"),
    TRANSCRIPT_TEXT("text"),
    LEGACY("jsonb"),
    CREATED_AT("timestamptz"),
    UPDATED_AT("timestamptz");

    private final String type;
    private final Set<String> fillers;

    Field(String type, String... fillers) {
        this.type = type;
        this.fillers = Set.of(fillers);
    }

    /// The column's name, in `content` and in the staging table.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column's type in PostgreSQL.
    public String type() {
        return type;
    }

    /// Whether the value is what the processing side writes for "don't know".
    public boolean isFiller(String value) {
        return fillers.contains(value);
    }
}

package ytv2.migration.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables of a legacy file, as the programs of old have made them.
enum LegacyTable {
    CONTENT("""
            id TEXT PRIMARY KEY
            title TEXT
            canonical_url TEXT
            thumbnail_url TEXT
            published_at TEXT
            indexed_at TEXT
            duration_seconds INTEGER DEFAULT 0
            word_count INTEGER DEFAULT 0
            has_audio BOOLEAN DEFAULT 0
            audio_duration_seconds INTEGER DEFAULT 0
            has_transcript BOOLEAN DEFAULT 0
            transcript_chars INTEGER DEFAULT 0
            video_id TEXT
            channel_name TEXT
            channel_id TEXT
            view_count INTEGER DEFAULT 0
            like_count INTEGER DEFAULT 0
            comment_count INTEGER DEFAULT 0
            category TEXT
            content_type TEXT
            complexity_level TEXT
            language TEXT DEFAULT 'en'
            key_topics TEXT
            named_entities TEXT
            format_source TEXT DEFAULT 'api'
            processing_status TEXT DEFAULT 'completed'
            created_at TEXT
            updated_at TEXT
            subcategory TEXT
            subcategories_json TEXT
            summary TEXT
            analysis TEXT
            """, ""),
    CONTENT_SUMMARIES("""
            id INTEGER PRIMARY KEY AUTOINCREMENT
            content_id TEXT UNIQUE
            summary_text TEXT
            summary_type TEXT DEFAULT 'comprehensive'
            created_at TEXT
            """, ", FOREIGN KEY (content_id) REFERENCES content (id)"),
    SUMMARY_VARIANTS(
            """
            id INTEGER PRIMARY KEY AUTOINCREMENT
            video_id TEXT NOT NULL
            variant_type TEXT NOT NULL
            revision INTEGER DEFAULT 1
            content TEXT NOT NULL
            raw_payload TEXT
            metadata TEXT
            is_latest BOOLEAN DEFAULT 1
            created_at TEXT NOT NULL
            updated_at TEXT
            file_size INTEGER
            word_count INTEGER
            """, ", UNIQUE (video_id, variant_type, revision), CHECK (revision > 0), CHECK (is_latest IN (0, 1))");

    private final List<String> columns;
    private final String constraints;

    LegacyTable(String columns, String constraints) {
        this.columns = columns.lines().toList();
        this.constraints = constraints;
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param without left out, by name alone or as `table.column`
    List<String> columns(Set<String> without) {
        return columns.stream()
                .map(LegacyTable::name)
                .filter(column -> !without.contains(column) && !without.contains(sqlName() + "." + column))
                .toList();
    }

    /// @param loose without types and constraints: SQLite then keeps every value as it is
    String create(Set<String> without, boolean loose) {
        List<String> kept = columns(without);
        String definitions = columns.stream()
                .filter(column -> kept.contains(name(column)))
                .map(column -> loose && !column.contains("KEY") ? name(column) : column)
                .collect(Collectors.joining(", "));
        boolean constrained = !loose
                && Arrays.stream(constraints.split("\\W+", -1))
                        .filter(word -> columns.stream().map(LegacyTable::name).anyMatch(word::equals))
                        .allMatch(word -> kept.contains(word) || word.equals("content") || word.equals("id"));
        return "CREATE TABLE " + sqlName() + " (" + definitions + (constrained ? constraints : "") + ")";
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(' '));
    }
}

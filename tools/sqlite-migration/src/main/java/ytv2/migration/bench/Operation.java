package ytv2.migration.bench;

import java.util.Locale;

/// What is measured.
enum Operation {
    INSERT("a video and its summary, durable"),
    SELECT("one video with its summaries"),
    UPDATE("its categories, durable"),
    DELETE("the video and its summary, durable"),
    LIST("the first page of twenty cards"),
    SCAN("every row of every table");

    private final String meaning;

    Operation(String meaning) {
        this.meaning = meaning;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /// Whether it has an answer.
    boolean reads() {
        return this == SELECT || this == LIST || this == SCAN;
    }
}

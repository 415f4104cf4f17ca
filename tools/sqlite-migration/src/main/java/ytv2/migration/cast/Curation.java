package ytv2.migration.cast;

import java.util.Optional;
import ytv2.migration.source.Cell;

/// Whether somebody has categorised a video by hand.
public enum Curation {
    /// It has subcategories of its own.
    CURATED,
    /// It has none.
    NONE,
    /// It has something in their place that nobody can read.
    UNREADABLE;

    /// What a cell of `content.subcategories_json` says.
    public static Curation of(Cell cell) {
        Optional<String> text =
                cell.text().map(TextCast::storable).map(String::strip).filter(stripped -> !stripped.isEmpty());
        if (text.isEmpty()) {
            return NONE;
        }
        Optional<JsonCast.Read> read = JsonCast.read(text.get());
        if (read.filter(json -> json.value().isNull()).isPresent()) {
            return NONE;
        }
        return read.flatMap(json -> CategoryCast.document(json.value()))
                .map(document -> document.path("categories").isEmpty() ? NONE : CURATED)
                .orElse(UNREADABLE);
    }
}

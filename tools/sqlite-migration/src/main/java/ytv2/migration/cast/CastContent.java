package ytv2.migration.cast;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.source.SourceRow;
import ytv2.model.SentTime;

/// A row of `content` as PostgreSQL would store it.
///
/// @param values in PostgreSQL's text form; what the row does not know is not in it
/// @param curated whether its categories were set by hand: it has subcategories of its own
/// @param unreadableCategories whether there are categories that nobody can read: the row goes to the rejects besides
/// @param touchedAt when it was changed last; empty if the row does not say
/// @param createdAt when it was made; empty if the row does not say
public record CastContent(
        SourceRow row,
        Map<Field, String> values,
        boolean curated,
        boolean unreadableCategories,
        Optional<SentTime> touchedAt,
        Optional<SentTime> createdAt) {

    public CastContent {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }
}

package ytv2.benchmarks.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Whether an answer is the right one.
@FunctionalInterface
public interface Check {

    /// What is wrong; empty if nothing is.
    Optional<String> complaint(JsonNode answer);

    /// A page of cards.
    ///
    /// @param total cards in all
    /// @param cards on the page
    static Check list(long total, long cards) {
        return answer -> {
            long toldTotal = answer.at("/pagination/total").asLong(-1);
            int shown = answer.path("reports").size();
            return toldTotal == total && shown == cards
                    ? Optional.empty()
                    : Optional.of("%d of %d cards instead of %d of %d".formatted(shown, toldTotal, cards, total));
        };
    }

    /// Text at a place in the document.
    static Check text(String pointer, String expected) {
        return answer -> {
            String found = answer.at(pointer).asText();
            return found.equals(expected)
                    ? Optional.empty()
                    : Optional.of("\"%s\" instead of \"%s\" at %s".formatted(found, expected, pointer));
        };
    }

    /// Facets, in which one category is counted as expected.
    static Check facet(String category, long count) {
        return answer -> {
            for (JsonNode facet : answer.path("categories")) {
                if (facet.path("value").asText().equals(category)) {
                    long found = facet.path("count").asLong();
                    return found == count
                            ? Optional.empty()
                            : Optional.of("%d cards in %s instead of %d".formatted(found, category, count));
                }
            }
            return Optional.of("no category " + category);
        };
    }
}

package ytv2.dashboard.search;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What `/api/semantic-search` answers.
///
/// @param searchType always `text`: words are compared, not meanings
/// @param results the best first
/// @param indexedCount reports that were searched
/// @param available always true; the front end offers no search box otherwise
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record SearchResults(
        String query, String mode, String searchType, List<Result> results, long indexedCount, boolean available) {

    /// @param id the same as `videoId`
    /// @param score from 0 to 1, comparable within one answer only
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Result(String id, String videoId, String title, double score) {}

    static SearchResults of(SearchQuery query, List<Result> results, long indexedCount) {
        return new SearchResults(query.text(), query.mode(), "text", results, indexedCount, true);
    }
}

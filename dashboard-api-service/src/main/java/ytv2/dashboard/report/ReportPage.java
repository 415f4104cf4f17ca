package ytv2.dashboard.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.card.FilterEcho;

/// What stands around the cards of a page.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record ReportPage(
        Pagination pagination,
        String sort,
        FilterEcho filters,
        @JsonProperty("total_count") long totalCount,
        int page,
        long totalPages,
        String deploymentVersion,
        String deploymentCommit) {

    /// @param total cards in all; `totalCount` is the same
    /// @param pages pages in all; `totalPages` is the same
    /// @param nextCursor resumes behind the last card, at any depth in the same time; `null` at the end
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Pagination(
            int page,
            int size,
            long total,
            long totalCount,
            long pages,
            long totalPages,
            boolean hasNext,
            boolean hasPrev,
            @Nullable String nextCursor) {

        static Pagination of(ReportQuery query, Cards cards) {
            int page = query.pageNumber();
            int size = query.page().size();
            long pages = Math.ceilDiv(cards.total(), size);
            boolean hasNext = query.cursor().isPresent() ? cards.next().isPresent() : page < pages;
            return new Pagination(
                    page,
                    size,
                    cards.total(),
                    cards.total(),
                    pages,
                    pages,
                    hasNext,
                    page > 1,
                    cards.next().orElse(null));
        }
    }

    static ReportPage of(ReportQuery query, Cards cards, String version, String commit) {
        Pagination pagination = Pagination.of(query, cards);
        return new ReportPage(
                pagination,
                query.sort(),
                query.filter().echo(),
                cards.total(),
                pagination.page(),
                pagination.pages(),
                version,
                commit);
    }
}

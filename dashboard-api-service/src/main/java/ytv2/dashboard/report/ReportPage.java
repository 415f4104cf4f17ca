package ytv2.dashboard.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/// What stands around the cards of a page.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record ReportPage(
        Pagination pagination,
        String sort,
        Map<String, Object> filters,
        @JsonProperty("total_count") long totalCount,
        int page,
        long totalPages,
        String deploymentVersion,
        String deploymentCommit) {

    /// @param total cards in all; `totalCount` is the same
    /// @param pages pages in all; `totalPages` is the same
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
            boolean hasPrev) {

        static Pagination of(PageRequest request, long total) {
            long pages = Math.ceilDiv(total, request.size());
            return new Pagination(
                    request.page(),
                    request.size(),
                    total,
                    total,
                    pages,
                    pages,
                    request.page() < pages,
                    request.page() > 1);
        }
    }

    static ReportPage of(ReportQuery query, long total, String version, String commit) {
        Pagination pagination = Pagination.of(query.page(), total);
        return new ReportPage(
                pagination, query.sort(), Map.of(), total, query.page().page(), pagination.pages(), version, commit);
    }
}

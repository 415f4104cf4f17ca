package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked for, and in which order it comes.
final class ReportQueryTest {

    @Test
    void nothingSentIsTheNewestTwenty() {
        ReportQuery query = ReportQuery.parse(null, null, null);

        assertThat(query).isEqualTo(new ReportQuery(PageRequest.FIRST, "newest"));
        assertThat(query.order()).isEqualTo(SortOrder.NEWEST);
    }

    @Test
    void orderKeepsTheNameItWasAskedForBy() {
        ReportQuery query = ReportQuery.parse("2", "3", " added_desc ");

        assertThat(query).isEqualTo(new ReportQuery(new PageRequest(2, 3), "added_desc"));
        assertThat(query.order()).isEqualTo(SortOrder.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NEWEST", "relevance", "indexed_at; DROP TABLE content", "newest,title"})
    void unknownOrderIsNewest(String name) {
        assertThat(ReportQuery.parse(null, null, name).sort()).isEqualTo("newest");
        assertThat(SortOrder.named(name)).isEqualTo(SortOrder.NEWEST);
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderEndsInTheVideoIdAndNamesItsColumns(SortOrder order) {
        assertThat(order.sql()).matches(".*, video_id( DESC)?");
        assertThat(order.sql().replaceAll(" (ASC|DESC|NULLS (FIRST|LAST))", "")).isEqualTo(order.columns());
    }
}

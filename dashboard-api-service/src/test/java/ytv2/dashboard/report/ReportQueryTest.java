package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.problem.ProblemException;

final class ReportQueryTest {

    @Test
    void nothingSentIsTheNewestTwenty() {
        ReportQuery query = query();

        assertThat(query.page()).isEqualTo(PageRequest.FIRST);
        assertThat(query.sort()).isEqualTo("newest");
        assertThat(query.order()).isEqualTo(SortOrder.NEWEST);
        assertThat(query.titlesFirst()).isFalse();
    }

    @Test
    void orderKeepsTheNameItWasAskedForBy() {
        ReportQuery query = query("sort", " added_desc ");

        assertThat(query.sort()).isEqualTo("added_desc");
        assertThat(query.order()).isEqualTo(SortOrder.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NEWEST", "relevance", "indexed_at; DROP TABLE content", "newest,title"})
    void unknownOrderIsNewest(String name) {
        assertThat(query("sort", name).sort()).isEqualTo("newest");
        assertThat(query("sort", name).order()).isEqualTo(SortOrder.NEWEST);
    }

    @Test
    void searchListsTitlesFirstUnlessAnOrderIsAskedFor() {
        assertThat(query("q", "x").titlesFirst()).isTrue();
        assertThat(query("q", "x", "sort", "relevance").titlesFirst()).isTrue();
        assertThat(query("q", "x", "sort", "newest").titlesFirst()).isFalse();
        assertThat(query("q", " <&> ").titlesFirst()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void cursorLeadsBackToItsPlace(SortOrder order) {
        String key = switch (order.keyType()) {
            case TIME -> "0001-01-01T00:00Z";
            case TEXT -> "a \"title\" \u00e9 🚀";
            case NUMBER -> "-7";
        };
        Cursor cursor = new Cursor(order.wireName(), key, "reddit:x", 3);

        ReportQuery query = query("sort", order.wireName(), "cursor", cursor.write());

        assertThat(query.cursor()).contains(cursor);
        assertThat(query.pageNumber()).isEqualTo(3);
        assertThat(query.offset()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "===",
                "bnVsbA",
                "W10",
                "WyJuZXdlc3QiLCJ4IiwieCIsIjAiXQ",
                "WyJuZXdlc3QiLCJ4IiwieCIsIjk5OTk5OTk5OTk5Il0",
                "WyJuZXdlc3QiLG51bGwsIngiLCIxIl0",
                "WyJuZXdlc3QiLCIyMDI1LTAxLTAxVDAwOjAwOjAwWiIsIlx1MDAwMCIsIjEiXQ"
            })
    void cursorThatNoAnswerGaveOutIsRefused(String cursor) {
        assertThatThrownBy(() -> query("cursor", cursor))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        String cursor = new Cursor("title_az", "x", "x", 2).write();

        assertThatThrownBy(() -> query("cursor", cursor)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> query("cursor", cursor, "q", "x")).isInstanceOf(ProblemException.class);
    }

    private static ReportQuery query(String... parameters) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            sent.add(parameters[i], parameters[i + 1]);
        }
        return ReportQuery.parse(sent);
    }
}

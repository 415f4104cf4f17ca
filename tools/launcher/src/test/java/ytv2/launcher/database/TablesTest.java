package ytv2.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void tableComesAfterThoseItRefersTo() {
        Map<String, Set<String>> parents = Map.of("audio", Set.of("content"), "piece", Set.of("audio", "content"));

        assertThat(Tables.parentsFirst(List.of("audio", "content", "event", "piece"), parents))
                .containsExactly("content", "event", "audio", "piece");
    }

    @Test
    void circleComesLast() {
        Map<String, Set<String>> parents = Map.of("a", Set.of("b"), "b", Set.of("a"));

        assertThat(Tables.parentsFirst(List.of("a", "b", "c"), parents)).containsExactly("c", "a", "b");
    }

    @Test
    void quotesWhateverIsInAName() {
        assertThat(DatabaseConnection.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
    }
}

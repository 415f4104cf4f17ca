package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.live.Backlog.Turn;

final class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void keepsTheOrderOfCommitsAndEveryIdOnce() {
        backlog.add("7");
        backlog.add("3");
        backlog.add("7");

        assertThat(backlog.take()).isEqualTo(new Turn(false, List.of(7L, 3L)));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "99999999999999999999"})
    void ignoresWhatIsNoId(String payload) {
        backlog.add(payload);

        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void gapTakesTheIdsWithIt() {
        backlog.add("1");
        backlog.addGap();
        backlog.add("2");

        assertThat(backlog.isEmpty()).isFalse();
        assertThat(backlog.take()).isEqualTo(new Turn(true, List.of()));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void tooManyIdsAreAGap() {
        for (int id = 1; id <= ContentEventReader.LIMIT; id++) {
            backlog.add(Integer.toString(id));
        }
        Turn full = backlog.take();
        for (int id = 1; id <= ContentEventReader.LIMIT + 1; id++) {
            backlog.add(Integer.toString(id));
        }

        assertThat(full.ids()).hasSize(ContentEventReader.LIMIT);
        assertThat(backlog.take()).isEqualTo(new Turn(true, List.of()));
    }
}

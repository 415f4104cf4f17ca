package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PassageTest {

    private static final Position START = new Position(10, 100);

    @Test
    void eachEventIsAStepForward() {
        Passage passage = Passage.of(START, List.of(event(11, 100), event(12, 104)));

        assertThat(ids(passage)).containsExactly("id: 11", "id: 12");
        assertThat(passage.end()).isEqualTo(new Position(12, 104));
    }

    /// Whoever named the late event next would be sent all that was committed since it was written.
    @Test
    void eventThatWasCommittedLateIsNoStepBack() {
        Passage passage = Passage.of(START, List.of(event(12, 104), event(9, 90), event(8, 80), event(13, 104)));

        assertThat(ids(passage)).containsExactly("id: 12", "id: 9", "id: 12", "id: 8", "id: 12", "id: 13");
        assertThat(passage.text().toString().lines().filter(line -> line.startsWith("data: ")))
                .hasSize(4);
        assertThat(passage.end()).isEqualTo(new Position(13, 104));
    }

    @Test
    void nothingNewLeavesReadersWhereTheyAre() {
        Passage passage = Passage.of(START, List.of());

        assertThat(passage.text().length()).isZero();
        assertThat(passage.end()).isEqualTo(START);
    }

    @Test
    void resyncEndsWhereItSays() {
        Passage passage = Passage.resync(START);

        assertThat(ids(passage)).containsExactly("id: 10");
        assertThat(passage.text().toString()).contains("event: resync\n");
        assertThat(passage.end()).isEqualTo(START);
    }

    private static Stream<String> ids(Passage passage) {
        return passage.text().toString().lines().filter(line -> line.startsWith("id: "));
    }

    private static StoredEvent event(long id, long horizon) {
        return new StoredEvent(
                new Position(id, horizon), "report-added", Optional.of("video"), List.of(), Instant.EPOCH);
    }
}

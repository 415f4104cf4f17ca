package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventTextTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void streamBeginsWithACommentAndTheWaitBeforeTheNext() {
        assertThat(EventText.connected(Duration.ofMillis(2345))).isEqualTo(": connected\n\nretry: 2345\n\n");
    }

    @Test
    void positionIsNoEvent() {
        assertThat(EventText.position(new Position(77, 5))).isEqualTo("id: 77\n\n");
        assertThat(EventText.position(Position.NONE)).isEmpty();
    }

    @Test
    void eventSaysWhatHappenedToWhichVideo() {
        StoredEvent added = new StoredEvent(
                new Position(12, 5), "report-added", Optional.of("reddit:a"), List.of("audio-fr:advanced", "x"), AT);

        assertThat(EventText.event(added)).isEqualTo("""
                id: 12
                event: report-added
                data: {"video_id":"reddit:a","summary_types":["audio-fr:advanced","x"],"timestamp":"2026-01-02T03:04:05.678901Z"}

                """);
    }

    @Test
    void storedResyncNamesNoVideo() {
        StoredEvent resync = new StoredEvent(new Position(3, 1), "resync", Optional.empty(), List.of(), AT);

        assertThat(EventText.event(resync))
                .isEqualTo("id: 3\nevent: resync\ndata: {\"timestamp\":\"2026-01-02T03:04:05.678901Z\"}\n\n");
    }

    @Test
    void ownResyncLeavesThePositionWhereNoneIsKnown() {
        assertThat(EventText.resync(new Position(5, 1), AT))
                .isEqualTo("id: 5\nevent: resync\ndata: {\"timestamp\":\"2026-01-02T03:04:05.678901Z\"}\n\n");
        assertThat(EventText.resync(Position.NONE, AT)).startsWith("event: resync\n");
    }

    /// What is stored cannot end the line and begin a field of its own.
    @Test
    void lineBreaksStayInTheirField() {
        StoredEvent hostile =
                new StoredEvent(new Position(1, 1), "report-added", Optional.of("a"), List.of("x\ndata: y\r\n\n"), AT);

        assertThat(EventText.event(hostile).lines()).hasSize(4);
    }
}

package ytv2.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentEventTest {

    private static final VideoId VIDEO = new VideoId("dQw4w9WgXcQ");

    @Test
    void everyKindHasItsNameOnTheWire() {
        List<ContentEvent> events = List.of(
                new ContentEvent.ReportAdded(1, VIDEO, List.of()),
                new ContentEvent.ReportSynced(2, VIDEO, List.of()),
                new ContentEvent.AudioSynced(3, VIDEO),
                new ContentEvent.ReportDeleted(4, VIDEO),
                new ContentEvent.Resync(5));

        assertThat(events)
                .extracting(ContentEvent::kind)
                .containsExactly("report-added", "report-synced", "audio-synced", "report-deleted", "resync");
        assertThat(events).extracting(ContentEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void keepsItsOwnListOfSummaries() {
        List<SummaryVariant> sent = new ArrayList<>(List.of(SummaryVariant.COMPREHENSIVE));
        ContentEvent.ReportAdded event = new ContentEvent.ReportAdded(1, VIDEO, sent);

        sent.clear();

        assertThat(event.summaryTypes()).containsExactly(SummaryVariant.COMPREHENSIVE);
    }
}

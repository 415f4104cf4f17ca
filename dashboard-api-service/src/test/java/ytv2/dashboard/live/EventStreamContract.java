package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpClient.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.live.EventClient.Block;

/// The stream of live events.
abstract class EventStreamContract extends LiveContract {

    @Test
    void streamBeginsAsBrowsersExpect() {
        try (EventClient client = EventClient.open(base, "Accept-Encoding", "gzip")) {
            assertThat(client.response().statusCode()).isEqualTo(200);
            assertThat(client.response().headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream;charset=utf-8");
            assertThat(client.response().headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(client.response().headers().firstValue("X-Accel-Buffering"))
                    .hasValue("no");
            assertThat(client.response().headers().firstValue("X-Commit")).isPresent();
            assertThat(client.response().headers().firstValue("Content-Encoding"))
                    .isEmpty();
            assertThat(client.blocks().getFirst().fields()).containsExactly(Map.entry("", "connected"));
            assertThat(Long.parseLong(client.blocks().get(1).field("retry"))).isBetween(2000L, 5000L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report-added", "report-synced", "audio-synced", "report-deleted"})
    void eventArrivesWithinASecond(String kind) throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            long committed = System.nanoTime();
            long id = publish("reddit:abc", kind, "comprehensive", "audio-fr:intermediate");

            Block event = client.awaitEvent("reddit:abc");

            assertThat(Duration.ofNanos(event.arrival() - committed)).isLessThan(Duration.ofSeconds(1));
            assertThat(event.id()).isEqualTo(id);
            assertThat(event.field("event")).isEqualTo(kind);
            assertThat(event.data().fieldNames())
                    .toIterable()
                    .containsExactly("video_id", "summary_types", "timestamp");
            assertThat(event.data().path("summary_types").valueStream().map(type -> type.asText()))
                    .containsExactly("comprehensive", "audio-fr:intermediate");
            assertThat(event.data().path("timestamp").asText()).isEqualTo(storedTime(id));
        }
    }

    @Test
    void resyncNamesNoVideo() throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            long id = publish(null, "resync");

            Block event = client.awaitEvents(1).getFirst();

            assertThat(event.id()).isEqualTo(id);
            assertThat(event.field("event")).isEqualTo("resync");
            assertThat(event.data().fieldNames()).toIterable().containsExactly("timestamp");
            assertThat(event.data().path("timestamp").asText()).isEqualTo(storedTime(id));
        }
    }

    @Test
    void eventsOfOneTransactionArriveInTheirOrder() throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            writer.begin();
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                written.add("video-" + i);
                tell("video-" + i);
            }
            writer.commit();

            assertThat(client.awaitEvents(50)).extracting(Block::videoId).isEqualTo(written);
        }
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            writer.begin();
            tell("never");
            writer.rollback();
            tell("after");

            Block _ = client.awaitEvent("after");

            assertThat(client.events()).extracting(Block::videoId).containsExactly("after");
        }
    }

    @Test
    void notificationsOfOthersDoNoHarm() throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            writer.run("NOTIFY content_event");
            writer.run("NOTIFY content_event, 'x'");
            writer.run("NOTIFY content_event, '-1'");
            writer.run("NOTIFY content_event, '99999999999999999999'");
            tell("after");

            assertThat(client.awaitEvents(1)).extracting(Block::videoId).containsExactly("after");
        }
    }

    @Test
    void silentStreamIsKeptAlive() {
        try (EventClient client = EventClient.open(base)) {
            long opened = System.nanoTime();

            Awaitility.await()
                    .until(() -> client.blocks().stream()
                                    .filter(block -> block.field("").equals("keep-alive"))
                                    .count()
                            >= 2);

            assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThan(Duration.ofMillis(1800));
            assertThat(client.events()).isEmpty();
        }
    }

    @Test
    void http2ClientListensToo() throws SQLException {
        try (EventClient client = EventClient.open(base, Version.HTTP_2)) {
            assertThat(client.response().version()).isEqualTo(Version.HTTP_2);
            tell("live");
            Block _ = client.awaitEvent("live");
        }
        awaitClients(0);
    }

    @Test
    void headSaysWhatGetWould() {
        Answer answer = dashboard.head("/api/report-events");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(clients()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethodsAreRefused(String method) {
        Answer answer = dashboard.send(method, "/api/report-events");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.json().path("error").asText()).isEqualTo("method_not_allowed");
    }

    private String storedTime(long id) throws SQLException {
        String text = writer.text("SELECT extract(epoch FROM at)::text FROM content_event WHERE id = ?", id);
        BigDecimal seconds = new BigDecimal(text);
        return Instant.ofEpochSecond(0)
                .plusNanos(seconds.movePointRight(9).longValueExact())
                .toString();
    }
}

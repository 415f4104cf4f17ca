package ytv2.dashboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.gateway.IngestStandIn.Sent;
import ytv2.service.testing.Given;

/// Exported files where the dashboard service does not see their directory.
@WithTestResource(IngestStandIn.class)
abstract class ForwardedExportsContract extends ApiContract {

    @Given
    private IngestStandIn ingest;

    @BeforeEach
    void forget() {
        var _ = ingest.received();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/exports/audio/abc.mp3?v=3", "/exports/by_video/yt%3Aabc.mp3", "/exports/images/a%20b.png"})
    void wishesAndAnswersPassAsTheyAre(String target) {
        Answer answer = dashboard.get(target, "Range", "bytes=10-19", "If-Range", "\"abc\"");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 10-19/1000");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("ETag")).isEqualTo("\"of-ingest\"");
        assertThat(answer.body()).hasSize(10);
        List<Sent> received = ingest.received();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().target()).isEqualTo(target);
        assertThat(received.getFirst().header("If-Range")).isEqualTo("\"abc\"");
    }

    @Test
    void headTellsTheLength() {
        Answer answer = dashboard.head("/exports/audio/abc.mp3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("1000");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        Answer answer = dashboard.get("/exports/audio/abc.mp3", "If-None-Match", "\"of-ingest\"");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"of-ingest\"");
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(answer.header("Content-Length")).isEmpty();
    }

    @Test
    void largeFileIsStreamed() {
        Answer answer = dashboard.get("/exports/audio/large.mp3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(IngestStandIn.LARGE);
    }

    @Test
    void whoReadsIsToldSoonThatItCannotBeHad() {
        Instant asked = Instant.now();

        Answer answer = dashboard.get("/exports/broken");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("error").asText()).isEqualTo("ingest_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
}

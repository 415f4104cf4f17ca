package ytv2.dashboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.service.testing.Given;
import ytv2.service.testing.ServiceLog;

/// Two requests may be forwarded at once, and nobody keeps such a place by being silent.
@Timeout(60)
@WithTestResource(
        value = IngestStandIn.class,
        initArgs = {
            @ResourceArg(name = "ytv2.dashboard.gateway.connections", value = "2"),
            @ResourceArg(name = "ytv2.dashboard.gateway.patience", value = "PT4S"),
            @ResourceArg(name = "ytv2.dashboard.gateway.silence", value = "PT2S")
        })
abstract class GatewayPlacesContract extends ApiContract {

    @Given
    private IngestStandIn ingest;

    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void wrongCredentialIsRefusedBeforeTheBodyAndKeepsNoPlace() throws Exception {
        ServiceLog log = ServiceLog.fromNow();
        for (int i = 0; i < 4; i++) {
            assertThat(answer(write("/ingest/report", IngestStandIn.WRONG, ""))).startsWith("HTTP/1.1 401");
        }

        assertThat(post("/ingest/report").status()).isEqualTo(200);
        assertThat(log.alarms()).isEmpty();
    }

    /// What might still come of it would be taken for the next request.
    @Test
    void connectionOfAHalfSentRequestEnds() throws Exception {
        Socket client = write("/ingest/report", IngestStandIn.WRONG, "{");

        assertThat(answer(client)).startsWith("HTTP/1.1 401");
        assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .toLowerCase(Locale.ROOT))
                .contains("connection: close");
    }

    @Test
    void whoIsSilentIsTold() throws Exception {
        List<Socket> silent = List.of(write("/ingest/report", "right", ""), write("/ingest/audio", "right", "{\"half"));

        for (Socket client : silent) {
            assertThat(answer(client)).startsWith("HTTP/1.1 408");
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"error\":\"request_timeout\"");
        }
        assertThat(post("/ingest/report").status()).isEqualTo(200);
    }

    @Test
    void whoFindsNoPlaceIsToldToComeAgain() throws Exception {
        List<Socket> busy = List.of(whole(IngestStandIn.HELD), whole(IngestStandIn.HELD));
        ingest.awaitHeld(2);

        Answer refused = post("/ingest/report");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("error").asText()).isEqualTo("ingest_unavailable");
        ingest.answerHeld(2);
        for (Socket client : busy) {
            assertThat(answer(client)).startsWith("HTTP/1.1 200");
        }
        assertThat(post("/ingest/report").status()).isEqualTo(200);
    }

    private Answer post(String target) {
        return dashboard.send("POST", target, "X-INGEST-TOKEN", "right");
    }

    private Socket whole(String target) throws IOException {
        return write(target, "right", "x".repeat(100));
    }

    /// Sends a head that announces a hundred bytes.
    private Socket write(String target, String token, String body) throws IOException {
        URI base = dashboard.base();
        Socket client = new Socket(base.getHost(), base.getPort());
        clients.add(client);
        client.setSoTimeout(20_000);
        String head = "POST %s HTTP/1.1\r\nHost: x\r\nX-INGEST-TOKEN: %s\r\nContent-Length: 100\r\n\r\n";
        client.getOutputStream().write((head.formatted(target, token) + body).getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
}

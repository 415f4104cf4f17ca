package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// Bodies that are too large, or end too early, and requests that lack more than that. Spoken over plain sockets: an
/// HTTP client would not say such things.
abstract class LargeBodyContract extends IngestApi {

    private static final int FIFTY_MEGABYTES = 50_000_000;

    @ParameterizedTest
    @CsvSource({
        "/ingest/report, true, 413, payload_too_large",
        "/ingest/report, false, 401, unauthorized",
        "/api/delete, true, 413, payload_too_large",
        "/delete-reports, true, 413, payload_too_large",
        "/delete-reports, false, 401, unauthorized"
    })
    void announcedFiftyMegabytesAreRefused(String path, boolean withToken, int status, String error) throws Exception {
        refusesFiftyMegabytes(path, withToken, false, status, error);
    }

    @ParameterizedTest
    @CsvSource({
        "/ingest/report, true, 413, payload_too_large",
        "/ingest/report, false, 401, unauthorized",
        "/api/delete, true, 413, payload_too_large",
        "/delete-reports, true, 413, payload_too_large"
    })
    void chunkedFiftyMegabytesAreRefused(String path, boolean withToken, int status, String error) throws Exception {
        refusesFiftyMegabytes(path, withToken, true, status, error);
    }

    @ParameterizedTest
    @CsvSource({"/api/delete/a, true", "/api/delete/a, false", "/api/restore/a, true", "/api/restore/a, false"})
    void addressThatTakesNoBodyReadsNone(String path, boolean chunked) throws Exception {
        assertThat(sendFiftyMegabytes(path, true, chunked)).startsWith("HTTP/1.1 200");
    }

    private void refusesFiftyMegabytes(String path, boolean withToken, boolean chunked, int status, String error)
            throws Exception {
        String before = database.fingerprint();
        ServiceLog log = ServiceLog.fromNow();

        String answer = sendFiftyMegabytes(path, withToken, chunked);

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"error\":\"" + error + "\"");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
    }

    private String sendFiftyMegabytes(String path, boolean withToken, boolean chunked) throws Exception {
        try (Socket socket = connect()) {
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + FIFTY_MEGABYTES;
            send(socket, request(path, withToken, length));
            Thread sender = Thread.ofVirtual().start(() -> sendBody(socket, chunked));

            String answer = answer(socket);
            sender.join();
            return answer;
        }
    }

    @Test
    void withoutTheTokenNoByteOfTheBodyIsWaitedFor() throws Exception {
        try (Socket socket = connect()) {
            send(socket, request(false, "Content-Length: " + FIFTY_MEGABYTES));

            assertThat(answer(socket)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void requestWithoutAHostIsAProblem() throws Exception {
        ServiceLog log = ServiceLog.fromNow();
        try (Socket socket = connect()) {
            send(socket, "POST " + PATH + " HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("\"error\":\"malformed_request\"");
        }
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void bodyThatEndsTooEarlyIsNobodysAlarm() throws Exception {
        ServiceLog log = ServiceLog.fromNow();
        String before = database.fingerprint();
        for (int sent : new int[] {0, 5_000, 500_000}) {
            try (Socket socket = connect()) {
                send(socket, request(true, "Content-Length: 1000000"));
                socket.getOutputStream().write(new byte[sent]);
            }
        }

        assertThat(client().get("/health").status()).isEqualTo(200);
        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void reportWithAllItMayHaveIsStored() throws Exception {
        String html = "<p class=\\\"x\\\">Some <b>text</b></p>".repeat(7_000);
        String segments = "{\"text\": \"spoken\", \"start\": 1.5, \"duration\": 2},".repeat(150_000);
        String variants = IntStream.range(0, 4)
                .mapToObj(i -> "{\"variant\": \"v%d\", \"html\": \"%s\"}".formatted(i, html))
                .collect(Collectors.joining(","));
        byte[] body =
                """
                {"video_id": "a", "transcript": "%s", "transcript_segments": [%s1], "summary_variants": [%s]}""".formatted("words ".repeat(340_000), segments, variants).getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isBetween(9 << 20, 16 << 20);

        ServiceAnswer answer = client().post(PATH, body, "X-INGEST-TOKEN", TOKEN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void connectionStaysOpenAfterASmallBodyWithoutTheToken() throws Exception {
        try (Socket socket = connect()) {
            send(socket, request(false, "Content-Length: 4") + "null");
            send(socket, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer(socket)).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String request(boolean withToken, String length) {
        return request(PATH, withToken, length);
    }

    private static String request(String path, boolean withToken, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + (withToken ? "X-INGEST-TOKEN: " + TOKEN + "\r\n" : "")
                + length + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void sendBody(Socket socket, boolean chunked) {
        byte[] piece = new byte[50_000];
        try {
            OutputStream out = socket.getOutputStream();
            for (int sent = 0; sent < FIFTY_MEGABYTES; sent += piece.length) {
                if (chunked) {
                    send(socket, Integer.toHexString(piece.length) + "\r\n");
                }
                out.write(piece);
                if (chunked) {
                    send(socket, "\r\n");
                }
            }
        } catch (IOException _) {
            // the service has heard enough
        }
    }

    /// All that is answered until the service ends the connection, or resets it under what we still send.
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (SocketException _) {
            // reset
        }
        return answer.toString();
    }
}

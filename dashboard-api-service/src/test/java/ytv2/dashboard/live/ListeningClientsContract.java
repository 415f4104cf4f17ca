package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.live.EventClient.Block;

/// What clients that listen cost, and what they may not cost.
abstract class ListeningClientsContract extends LiveContract {

    @Test
    void clientThatLeavesIsForgotten() {
        try (EventClient _ = EventClient.open(base)) {
            assertThat(clients()).isEqualTo(1);
        }
        awaitClients(0);
    }

    /// It lets the server's buffers fill up; the server lets it go, and nobody else waits for it.
    @Test
    void clientThatDoesNotReadIsDropped() throws Exception {
        String[] large = new String[1000];
        Arrays.fill(large, "x".repeat(100));
        try (Socket idle = silentClient();
                EventClient reading = EventClient.open(base)) {
            awaitClients(2);
            int published = 0;
            while (clients() == 2 && published < 150) {
                tell("large-" + published, large);
                Block _ = reading.awaitEvent("large-" + published);
                published++;
            }

            assertThat(clients()).as("after %d events", published).isEqualTo(1);
            assertThat(readToTheEnd(idle)).isLessThan(published * 100_000L);
        }
    }

    @Test
    void idleClientsCostNoThreads() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            idle.add(silentClient());
            awaitClients(1);
            double threads = metric("jvm_threads_live_threads");
            while (idle.size() < MAX_CLIENTS) {
                idle.add(silentClient());
            }
            awaitClients(MAX_CLIENTS);

            assertThat(metric("jvm_threads_live_threads")).isLessThan(threads + 10);
            Answer refused = dashboard.get("/api/report-events");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).matches("[1-9][0-9]?");
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.json().path("error").asText()).isEqualTo("too_many_clients");

            tell("for-all");
            for (Socket client : idle) {
                assertThat(readUntil(client, "for-all")).contains("event: report-synced");
            }
        } finally {
            for (Socket client : idle) {
                client.close();
            }
        }
        awaitClients(0);
    }

    private Socket silentClient() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        socket.getOutputStream()
                .write("GET /api/report-events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long readToTheEnd(Socket socket) {
        long count = 0;
        try {
            byte[] bytes = new byte[64 * 1024];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(bytes)) {
                count += read;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException _) {
            // a reset is an end, too
        }
        return count;
    }

    private static String readUntil(Socket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (read.indexOf(text) < 0) {
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new AssertionError("the stream has ended after " + read);
            }
            read.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
        return read.toString();
    }
}

package ytv2.dashboard.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import ytv2.service.testing.Given;

/// Stands where the ingest service would, remembers what it is sent, and answers what a test tells it to. What is
/// tested here is what reaches it.
public final class IngestStandIn implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "the-token-of-the-gateway";

    private @Nullable HttpServer server;
    private final List<Sent> received = Collections.synchronizedList(new ArrayList<>());

    /// @param headers names in lower case
    public record Sent(String method, String target, Map<String, List<String>> headers, long length) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            return Map.of(
                    "ytv2.dashboard.gateway.ingest-url",
                    "http://127.0.0.1:" + started.getAddress().getPort(),
                    "ytv2.dashboard.gateway.token",
                    TOKEN,
                    "ytv2.dashboard.gateway.user",
                    "ada",
                    "ytv2.dashboard.gateway.password",
                    "pass:word");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.AnnotatedAndMatchesType(Given.class, IngestStandIn.class));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server).stop(0);
    }

    /// What was sent since the last time that this was asked.
    List<Sent> received() {
        synchronized (received) {
            List<Sent> all = List.copyOf(received);
            received.clear();
            return all;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long length = exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            received.add(new Sent(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    length));
            byte[] body = "{\"from\":\"ingest\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Commit", "of-ingest");
            int status = exchange.getRequestURI().getPath().endsWith("/refused") ? 409 : 200;
            exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}

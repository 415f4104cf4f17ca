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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import ytv2.service.testing.Given;

/// Stands where the ingest service would, remembers what it is sent, and answers what a test tells it to. What is
/// tested here is what reaches it.
public final class IngestStandIn implements QuarkusTestResourceLifecycleManager {

    /// In bytes: more than any buffer on the way holds.
    static final int LARGE = 8 << 20;

    static final String TOKEN = "the-token-of-the-gateway";

    /// A token that is refused before the body is read.
    static final String WRONG = "wrong";

    /// Where an answer waits until the test lets it go.
    static final String HELD = "/ingest/held";

    private @Nullable HttpServer server;
    private final List<Sent> received = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore answers = new Semaphore(0);
    private final Semaphore held = new Semaphore(0);
    private Map<String, String> settings = Map.of();

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

    /// @param given settings of the service
    @Override
    public void init(Map<String, String> given) {
        settings = given;
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            Map<String, String> all = new HashMap<>(settings);
            all.put(
                    "ytv2.dashboard.gateway.ingest-url",
                    "http://127.0.0.1:" + started.getAddress().getPort());
            all.put("ytv2.dashboard.gateway.token", TOKEN);
            all.put("ytv2.dashboard.gateway.user", "ada");
            all.put("ytv2.dashboard.gateway.password", "pass:word");
            return all;
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

    /// Returns once so many requests to [#HELD] have come.
    void awaitHeld(int count) throws InterruptedException {
        held.acquire(count);
    }

    void answerHeld(int count) {
        answers.release(count);
    }

    /// A file of 1000 bytes, of which a part is 10 to 19, or a large one; or none, and the connection ends.
    private static void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/broken")) {
            return;
        }
        boolean part = exchange.getRequestHeaders().containsKey("Range");
        boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        byte[] body = new byte[part ? 10 : path.endsWith("/large.mp3") ? LARGE : 1000];
        exchange.getResponseHeaders().add("Content-Type", "audio/mpeg");
        exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().add("ETag", "\"of-ingest\"");
        if (part) {
            exchange.getResponseHeaders().add("Content-Range", "bytes 10-19/1000");
        }
        if (head) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(known ? 304 : part ? 206 : 200, known || head ? -1 : body.length);
        if (!known && !head) {
            exchange.getResponseBody().write(body);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (WRONG.equals(exchange.getRequestHeaders().getFirst("X-INGEST-TOKEN"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (exchange.getRequestURI().getPath().equals(HELD)) {
                held.release();
                answers.acquireUninterruptibly();
            }
            long length = exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            received.add(new Sent(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    length));
            if (exchange.getRequestURI().getPath().startsWith("/exports/")) {
                file(exchange);
                return;
            }
            byte[] body = "{\"from\":\"ingest\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Commit", "of-ingest");
            exchange.getResponseHeaders().add("Connection", "close, X-Hop");
            exchange.getResponseHeaders().add("X-Hop", "of-ingest");
            exchange.getResponseHeaders().add("Keep-Alive", "timeout=5");
            exchange.getResponseHeaders().add("Upgrade", "h2c");
            exchange.getResponseHeaders().add("Trailer", "X-Late");
            int status = exchange.getRequestURI().getPath().endsWith("/refused") ? 409 : 200;
            exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}

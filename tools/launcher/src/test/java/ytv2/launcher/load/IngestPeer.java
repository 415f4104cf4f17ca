package ytv2.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// An ingest service as far as HTTP goes: keeps the documents it was sent and answers each as a test says. What is not
/// stored of a request with one document is answered as that request would be by a proxy.
final class IngestPeer implements AutoCloseable {

    static final String TOKEN = "a-token-of-the-test";

    /// What arrived.
    record Received(String path, Map<String, List<String>> headers, String body, long nanoTime) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    /// What was answered, and when.
    record Answered(Received request, Reply reply, long nanoTime) {}

    /// What is answered; status 0 closes the connection instead.
    record Reply(int status, String body, Map<String, String> headers, Duration after) {

        static final Reply STORED = of(200, "{\"upserted\":1}");
        static final Reply BROKEN_CONNECTION = of(0, "");

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of(), Duration.ZERO);
        }

        Reply with(String header, String value) {
            return new Reply(status, body, Map.of(header, value), after);
        }

        Reply after(Duration delay) {
            return new Reply(status, body, headers, delay);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Function<Received, Reply> behaviour;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Answered> answered = new CopyOnWriteArrayList<>();

    IngestPeer(Function<Received, Reply> behaviour) throws IOException {
        this(0, behaviour);
    }

    /// @param port 0 means any free one
    IngestPeer(int port, Function<Received, Reply> behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    static IngestPeer storing() throws IOException {
        return new IngestPeer(_ -> Reply.STORED);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return received;
    }

    List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    /// In the order in which the answers went out.
    List<Answered> answered() {
        return answered;
    }

    /// Requests that were open at the same time.
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        int now = open.incrementAndGet();
        int _ = mostAtOnce.accumulateAndGet(now, Math::max);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<Answered> answers =
                body.lines().map(line -> judged(exchange, line)).toList();
        Duration delay = answers.stream()
                .map(answer -> answer.reply().after())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (delay.isZero()) {
            answer(exchange, answers);
        } else {
            var _ = clock.schedule(() -> answer(exchange, answers), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Answered judged(HttpExchange exchange, String line) {
        Received document = new Received(
                exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), line, System.nanoTime());
        received.add(document);
        return new Answered(document, behaviour.apply(document), 0);
    }

    private void answer(HttpExchange exchange, List<Answered> answers) {
        answers.forEach(answer -> answered.add(new Answered(answer.request(), answer.reply(), System.nanoTime())));
        int _ = open.decrementAndGet();
        Reply reply = answers.size() == 1 && answers.getFirst().reply().status() != 200
                ? answers.getFirst().reply()
                : bulk(answers.stream().map(Answered::reply).toList());
        try (exchange) {
            if (reply.status() != 0) {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply bulk(List<Reply> replies) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < replies.size(); i++) {
            ObjectNode line = JSON.createObjectNode()
                    .put("line", i + 1)
                    .put("status", replies.get(i).status());
            if (replies.get(i).status() != 200) {
                line.set("problem", problem(replies.get(i).body()));
            }
            lines.append(line).append('\n');
        }
        return Reply.of(200, lines + "{\"done\":true}\n");
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return JSON.createObjectNode().put("message", body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        clock.shutdownNow();
    }
}

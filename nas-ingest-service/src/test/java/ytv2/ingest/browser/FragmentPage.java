package ytv2.ingest.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import ytv2.model.testing.TestDatabase;

/// Serves the page that shows fragments, takes what it found, and writes down whatever else is asked for: here, and
/// anywhere else by way of a proxy that answers nothing.
final class FragmentPage implements AutoCloseable {

    /// Reports all that is not the page's own, and stops nothing.
    private static final String POLICY =
            "default-src 'none'; script-src 'nonce-page'; connect-src 'self'; form-action 'none'; base-uri 'none'";

    /// Whom the browser asks of its own accord, whatever it shows. No payload names them.
    private static final Pattern ITS_MAKER =
            Pattern.compile("[A-Z]+ (https?://)?[a-z0-9.-]+\\.(google|googleapis|gstatic|gvt1)\\.com[:/].*");

    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private final String fragments;
    private final HttpServer server;
    private final ServerSocket proxy;

    /// @param fragments what the page asks for, as JSON
    FragmentPage(String fragments) throws IOException {
        this.fragments = fragments;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread _ = Thread.ofVirtual().start(this::refuseAll);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    URI proxyAddress() {
        return URI.create("http://127.0.0.1:" + proxy.getLocalPort());
    }

    /// What the page has found, as JSON, once it has.
    CompletableFuture<String> result() {
        return result;
    }

    /// The requests that the page did not make itself, as `method address`.
    List<String> strangeRequests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        switch (request) {
            case "GET /" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy-Report-Only", POLICY);
                send(exchange, "text/html", TestDatabase.resource("/ytv2/ingest/browser/fragments.html"));
            }
            case "GET /fragments.json" -> send(exchange, "application/json", fragments);
            case "POST /result" -> {
                boolean _ =
                        result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                send(exchange, "text/plain", "");
            }
            // the browser's own idea
            case "GET /favicon.ico" -> send(exchange, "text/plain", "");
            default -> {
                boolean _ = requests.add(request);
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            }
        }
    }

    private static void send(HttpExchange exchange, String mediaType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", mediaType + "; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void refuseAll() {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept();
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                String request = String.valueOf(lines.readLine());
                if (!ITS_MAKER.matcher(request).matches()) {
                    boolean _ = requests.add(request);
                }
            } catch (IOException _) {
                // closed, or the browser has ended
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

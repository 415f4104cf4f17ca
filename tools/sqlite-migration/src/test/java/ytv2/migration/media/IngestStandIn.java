package ytv2.migration.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ytv2.migration.run.Stage;

/// Answers in place of an ingest service: what it was told to, then that the file is stored, of which it writes the
/// row.
final class IngestStandIn implements AutoCloseable {

    private static final Pattern FILE =
            Pattern.compile("name=\"(audio|image)\"; filename=\"([^\"]*)\"\r\n\r\n(.*)\r\n--", Pattern.DOTALL);

    private final Stage stage;
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private int requests;

    IngestStandIn(Stage stage) throws IOException {
        this.stage = stage;
        var _ = server.createContext("/", this::answer);
        server.start();
    }

    /// The next statuses, in the place of 200.
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    int requests() {
        return requests;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests++;
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer status = answers.poll();
        try {
            String text = status == null ? stored(new String(body, ISO_8859_1)) : "{\"detail\": \"told to\"}";
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(status == null ? 200 : status, text.length());
            exchange.getResponseBody().write(text.getBytes(ISO_8859_1));
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            exchange.close();
        }
    }

    private String stored(String body) throws SQLException {
        Matcher file = FILE.matcher(body);
        if (!file.find()) {
            throw new AssertionError("no file in " + body);
        }
        String place = file.group(1).equals("audio") ? "audio/" : "images/";
        stage.change(
                "INSERT INTO content_artifact (name, kind, media_type, size, sha256, actor)"
                        + " VALUES (?, ?, 'x/y', ?, sha256(?), 'test')",
                place + file.group(2),
                file.group(1),
                file.group(3).length(),
                file.group(3).getBytes(ISO_8859_1));
        return "{\"filename\": \"" + file.group(2) + "\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

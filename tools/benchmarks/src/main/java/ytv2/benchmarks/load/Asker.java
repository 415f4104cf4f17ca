package ytv2.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import ytv2.launcher.Failure;

/// Asks the service as a single client does.
///
/// @param port of the service
public record Asker(int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws Failure if there is no answer
    public HttpResponse<byte[]> ask(String path, Map<String, String> headers) throws InterruptedException {
        return send(path, headers, HttpRequest.newBuilder());
    }

    /// @throws Failure if there is no answer
    public HttpResponse<byte[]> post(String path, Map<String, String> headers, String body)
            throws InterruptedException {
        return send(path, headers, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> send(String path, Map<String, String> headers, HttpRequest.Builder request)
            throws InterruptedException {
        headers.forEach(request::header);
        request.uri(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure("no answer to " + path + ": " + e, e);
        }
    }

    public JsonNode json(String path) throws InterruptedException {
        return json(plain(ask(path, Map.of())));
    }

    public static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new Failure("an answer is no JSON: " + e.getMessage(), e);
        }
    }

    /// The body as it was before it was compressed.
    public static byte[] plain(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("content-encoding").orElse("").equals("gzip")) {
            return answer.body();
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new Failure("an answer is no gzip: " + e.getMessage(), e);
        }
    }
}

package ytv2.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import ytv2.launcher.Failure;

/// Asks the service as a single client does.
///
/// @param port of the service
record Asker(int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws Failure if there is no answer
    HttpResponse<byte[]> ask(String path, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT);
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure("no answer to " + path + ": " + e, e);
        }
    }

    JsonNode json(String path) throws InterruptedException {
        return json(plain(ask(path, Map.of())));
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new Failure("an answer is no JSON: " + e.getMessage(), e);
        }
    }

    /// The body as it was before it was compressed.
    static byte[] plain(HttpResponse<byte[]> answer) {
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

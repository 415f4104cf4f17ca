package ytv2.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A client that listens, and keeps all it is sent: blocks as the server ends them with an empty line, in order.
final class EventClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final HttpResponse<InputStream> response;
    private final List<Block> blocks = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private EventClient(HttpClient client, HttpResponse<InputStream> response) {
        this.client = client;
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    /// What stands between two empty lines.
    ///
    /// @param fields values by name; a comment's name is empty
    /// @param arrival by [System#nanoTime]
    record Block(Map<String, String> fields, long arrival) {

        boolean isEvent() {
            return fields.containsKey("event");
        }

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        long id() {
            return Long.parseLong(field("id"));
        }

        String videoId() {
            return data().path("video_id").asText();
        }

        JsonNode data() {
            try {
                return JSON.readTree(field("data"));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @param headers names and values in turn
    static EventClient open(URI base, String... headers) {
        return open(base, Version.HTTP_1_1, headers);
    }

    /// One that has seen an event.
    static EventClient after(URI base, Object lastEventId) {
        return open(base, "Last-Event-ID", lastEventId.toString());
    }

    static EventClient open(URI base, Version version, String... headers) {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/report-events"))
                .header("Accept", "text/event-stream")
                .timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            EventClient opened = new EventClient(client, client.send(request.build(), BodyHandlers.ofInputStream()));
            Awaitility.await("greeting").atMost(PATIENCE).until(() -> opened.blocks.size() >= 2);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<?> response() {
        return response;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    List<Block> events() {
        return blocks.stream().filter(Block::isEvent).toList();
    }

    /// Waits for so many events.
    List<Block> awaitEvents(int count) {
        Awaitility.await(count + " events").atMost(PATIENCE).until(() -> events().size() >= count);
        return events();
    }

    /// Waits for an event about a video.
    Block awaitEvent(String videoId) {
        return Awaitility.await("event of " + videoId)
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(
                        () -> events().stream()
                                .filter(event -> event.videoId().equals(videoId))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    /// Waits until the server ends the stream.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return end.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(parse(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException _) {
            // the end, too
        } finally {
            end.countDown();
        }
    }

    private static Block parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Block(fields, System.nanoTime());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

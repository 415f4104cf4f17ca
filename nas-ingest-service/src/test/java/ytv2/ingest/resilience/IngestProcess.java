package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import ytv2.model.testing.ServiceProcess;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;
import ytv2.service.testing.ServiceLog;
import ytv2.service.testing.ServiceMetrics;

/// The packaged ingest service, and a client that posts reports to it.
record IngestProcess(ServiceProcess process, ServiceClient client) implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private static final String TOKEN = "the-token-of-the-tests";

    private static final String TEXT = "text that nobody should find in a log";

    /// Serving HTTP; its database may be down.
    static IngestProcess start(OwnPostgres postgres, Map<String, String> settings) throws IOException {
        return start(postgres, settings, List.of());
    }

    /// @param prefix a program that becomes the service, put before its command
    static IngestProcess start(OwnPostgres postgres, Map<String, String> settings, List<String> prefix)
            throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", postgres.url("ytv2_ingest").toUri());
        String _ = environment.putIfAbsent("INGEST_TOKEN", TOKEN);
        ServiceProcess process =
                ServiceProcess.start(Path.of(""), Files.createTempFile("ytv2-ingest", ".log"), environment, prefix);
        Duration _ = process.await("/health", 200, START);
        return new IngestProcess(process, new ServiceClient(process.url()));
    }

    /// Posts a report that must be taken.
    void store(String videoId) {
        assertThat(postLater(videoId).join()).extracting(ServiceAnswer::status).isEqualTo(200);
    }

    CompletableFuture<ServiceAnswer> postLater(String videoId) {
        return sendLater("/ingest/report", document(videoId));
    }

    /// Reports of as many videos, whose ids begin alike, in one request.
    CompletableFuture<ServiceAnswer> postBulkLater(String prefix, int count) {
        return sendLater(
                "/ingest/reports",
                IntStream.range(0, count).mapToObj(i -> document(prefix + i)).collect(Collectors.joining()));
    }

    private static String document(String videoId) {
        return """
                {"video_id": "%s", "title": "T", "summary_text": "%s"}
                """.formatted(videoId, TEXT);
    }

    /// Posts anything, with the right credential and these headers.
    CompletableFuture<ServiceAnswer> sendLater(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("X-INGEST-TOKEN", TOKEN));
        all.addAll(List.of(headers));
        return client.postLater(path, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    /// Reports of as many videos, whose ids begin alike.
    List<CompletableFuture<ServiceAnswer>> postLater(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> postLater(prefix + i)).toList();
    }

    /// What comes before the body of a request, for those who send that by themselves.
    byte[] head(String path, int length) {
        return "POST %s HTTP/1.1\r\nHost: x\r\nX-INGEST-TOKEN: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, TOKEN, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// How many attempts to store a report were repeated.
    double retries() throws IOException {
        return ServiceMetrics.of(client).sum("ft_retry_retries_total");
    }

    void awaitRetries(double count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(retries()).isGreaterThanOrEqualTo(count));
    }

    void awaitReady(Duration limit) {
        Duration _ = process.await("/q/health/ready", 200, limit);
    }

    ServiceLog logFromNow() {
        return ServiceLog.fromNow(process.log());
    }

    /// Few lines, and neither credentials nor reports in them.
    static void assertQuiet(ServiceLog log) {
        assertThat(log.text().lines().toList()).hasSizeLessThanOrEqualTo(6);
        assertThat(log.text()).doesNotContain(TOKEN).doesNotContain(TEXT);
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}

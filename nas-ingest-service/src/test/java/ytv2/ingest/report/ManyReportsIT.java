package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;

/// Writers of different videos, who meet only in the pool and in the counts of the facets.
@QuarkusIntegrationTest
final class ManyReportsIT extends ReportApi {

    private static final int REPORTS = 1_000;

    /// Fewer than may wait for a connection, and many times more than there are.
    private static final int AT_ONCE = 100;

    @Test
    void thousandReportsAtOnceAreAllStoredAndCounted() throws Exception {
        ServiceClient client = client();
        try (ExecutorService clients =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<ServiceAnswer>> answers = IntStream.range(0, REPORTS)
                    .mapToObj(i -> clients.submit(() -> client.post(PATH, json(document(i)), "X-INGEST-TOKEN", TOKEN)))
                    .toList();
            for (Future<ServiceAnswer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
            }
        }

        assertThat(database.session().column("""
                SELECT token || ' ' || count FROM v_facet_count
                WHERE token = '' OR token LIKE 'channel=%' OR token LIKE 'category=%' ORDER BY token
                """))
                .containsExactly(
                        " 1000",
                        "category=C0 500",
                        "category=C1 500",
                        "channel=Channel 0 200",
                        "channel=Channel 1 200",
                        "channel=Channel 2 200",
                        "channel=Channel 3 200",
                        "channel=Channel 4 200");
        assertThat(database.session().number("SELECT count(DISTINCT title) FROM report_card"))
                .isEqualTo(REPORTS);
        assertThat(HalfDone.in(database.session())).isEmpty();
    }

    private static String document(int i) {
        return """
                {'video_id': 'v%d', 'title': 'Title %d', 'channel': 'Channel %d', 'summary_text': 'Text %d',
                 'subcategories_json': ['C%d']}
                """.formatted(i, i, i % 5, i, i % 2);
    }
}

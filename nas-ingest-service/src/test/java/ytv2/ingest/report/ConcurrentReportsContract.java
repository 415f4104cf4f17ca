package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;

/// Writers of one video come one after the other, whoever they are.
abstract class ConcurrentReportsContract extends ReportApi {

    @Test
    void reportWaitsForTheHolderOfTheLockAndSeesWhatItCommitted() throws Exception {
        try (Session holder = database.owner()) {
            holder.begin();
            holder.run("SELECT lock_content('a')");
            CompletableFuture<ServiceAnswer> answer = later("{'video_id': 'a', 'title': 'Mine', 'language': 'en'}");
            LockWaits.await(database.superuserUrl(), 1);

            holder.run("""
                    INSERT INTO content (video_id, title, channel_name, content_source, language, word_count)
                    VALUES ('a', 'Theirs', 'Their channel', 'web', 'fr', 7)
                    """);
            holder.commit();

            assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(column("a", "concat_ws('|', title, channel_name, language, word_count)"))
                .isEqualTo("Mine|Their channel|fr|7");
        assertThat(events()).containsExactly("report-synced a {} ingest");
    }

    @Test
    void concurrentFirstPostsOfOneVideoAreOneAdditionAndLoseNothing() throws Exception {
        List<CompletableFuture<ServiceAnswer>> answers = new ArrayList<>();
        try (Session holder = database.owner()) {
            holder.begin();
            holder.run("SELECT lock_content('a')");
            for (int i = 1; i <= 4; i++) {
                answers.add(later("{'video_id': 'a', 'summary_text': 'Text %d', 'media': {'m%d': 1}}".formatted(i, i)));
            }
            LockWaits.await(database.superuserUrl(), 4);
            holder.rollback();
            for (CompletableFuture<ServiceAnswer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }

        assertThat(row("a").path("media")).isEqualTo(tree("{'m1': 1, 'm2': 1, 'm3': 1, 'm4': 1}"));
        assertThat(summaries("a"))
                .hasSize(4)
                .filteredOn(line -> String.valueOf(line).contains(" t "))
                .hasSize(1);
        assertThat(events())
                .filteredOn(event -> String.valueOf(event).startsWith("report-added"))
                .hasSize(1);
        assertThat(events()).hasSize(4);
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void manyWritersOfAFewVideosAreAllAnswered() throws Exception {
        ServiceClient client = client();
        List<CompletableFuture<ServiceAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String document = "{'video_id': 'v%d', 'summary_text': 'Text %d'}".formatted(i % 3, i);
            answers.add(client.postLater(PATH, json(document), "X-INGEST-TOKEN", TOKEN));
        }

        for (CompletableFuture<ServiceAnswer> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }

        try (Session session = database.owner()) {
            assertThat(session.column(
                            "SELECT max(revision) || '/' || count(*) FROM content_summaries GROUP BY video_id"))
                    .containsExactly("40/40", "40/40", "40/40");
        }
        assertThat(database.staleCards()).isEmpty();
    }

    private CompletableFuture<ServiceAnswer> later(String document) {
        return client().postLater(PATH, json(document), "X-INGEST-TOKEN", TOKEN);
    }
}

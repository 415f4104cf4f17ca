package ytv2.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;

/// Counting for many at once.
abstract class FacetQueueContract extends ApiContract {

    /// A session holds the cards, so that whoever counts them stands still.
    @Test
    void twoCountWhileTheOthersWaitAndAllAreAnswered() throws Exception {
        try (Session holder = database.owner();
                Session observer = database.superuser();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.begin();
            holder.run("LOCK TABLE report_card IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> dashboard.get("/api/filters?category=History&date_from=2001-01-0" + (i + 1)),
                            clients))
                    .toList();
            LockWaits.await(database.superuserUrl(), 2);

            assertThat(observer.number("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE datname = current_database() AND usename = 'ytv2_dashboard' AND state = 'active'
                              AND query LIKE '%unnest(facets)%'
                            """)).isEqualTo(2);
            assertThat(dashboard.get("/health/db").status()).isEqualTo(200);
            holder.rollback();

            for (CompletableFuture<Answer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
    }
}

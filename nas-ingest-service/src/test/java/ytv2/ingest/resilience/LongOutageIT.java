package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.OwnServers;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// Two services, each with a PostgreSQL of its own: one is down and one hangs, for longer than a client waits.
@OwnServers
final class LongOutageIT {

    /// It takes less than 2 s on a machine that does nothing else; a build keeps this one busy.
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @Test
    void writesAre503InTimeForTheirClientAndTheNextIsTaken() throws Exception {
        try (OwnPostgres down = OwnPostgres.started();
                OwnPostgres hung = OwnPostgres.started();
                IngestProcess without = IngestProcess.start(down, Map.of());
                IngestProcess unanswered = IngestProcess.start(hung, Map.of())) {
            without.store("known");
            unanswered.store("known");
            List<ServiceLog> logs = List.of(without.logFromNow(), unanswered.logFromNow());

            down.kill();
            hung.hang();
            Instant start = Instant.now();
            CompletableFuture<ServiceAnswer> bulk = without.postBulkLater("many", 3);
            List<CompletableFuture<ServiceAnswer>> answers = Stream.concat(
                            without.postLater("lost", 50).stream(), unanswered.postLater("silent", 10).stream())
                    .toList();

            for (CompletableFuture<ServiceAnswer> answer : answers) {
                ServiceAnswer unavailable = answer.get(40, TimeUnit.SECONDS);
                ProblemAssert.isProblem(unavailable, 503, "database_unavailable");
                assertThat(unavailable.header("Retry-After")).matches("[1-9][0-9]?");
            }
            assertThat(bulk.get(40, TimeUnit.SECONDS).text())
                    .startsWith("{\"done\":false,\"stored\":0,\"refused\":0,\"problem\":{")
                    .contains("\"error\":\"database_unavailable\"");
            // clients hang up after 30 s, and three quick refusals would lose the report
            assertThat(Duration.between(start, Instant.now()))
                    .isBetween(Duration.ofSeconds(23), Duration.ofSeconds(27));

            down.start();
            hung.resume();
            without.awaitReady(RECOVERY);
            unanswered.awaitReady(RECOVERY);
            without.store("back");
            unanswered.store("back");
            assertThat(logs).allSatisfy(IngestProcess::assertQuiet);
        }
    }
}

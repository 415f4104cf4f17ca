package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ytv2.ingest.resilience.Write.Step;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.Session;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ServiceAnswer;

/// The service, and its PostgreSQL, are killed while writes stand at every place of their transactions. What was
/// acknowledged is there, everything else is there as a whole or not at all, and sending it again does it once.
@OwnServers
final class KilledMidWriteIT {

    /// Each write stands still on a connection of its own, and longer than a client would wait for a lock.
    private static final Map<String, String> SETTINGS = Map.of(
            "YTV2_DATABASE_POOL_SIZE", "80",
            "YTV2_DATABASE_LOCK_TIMEOUT", "PT25S",
            "YTV2_DATABASE_STATEMENT_TIMEOUT", "PT30S");

    private static final int CLIENTS = 6;

    private static OwnPostgres postgres;
    private static IngestProcess service;

    @BeforeAll
    static void startBoth() throws Exception {
        postgres = OwnPostgres.started(Gates.SETTINGS);
        Gates.install(postgres);
        service = start();
        try (Session session = postgres.owner()) {
            assertThat(session.text("SHOW fsync")).isEqualTo("on");
        }
    }

    @AfterAll
    static void endBoth() throws Exception {
        service.close();
        postgres.close();
    }

    /// The killed service's sessions still stand in PostgreSQL, with their locks, when its successor is asked the same.
    @Test
    void writesOfAServiceThatIsKilledAreDoneOnceByItsSuccessor() throws Exception {
        CompletableFuture<IngestProcess> successor = CompletableFuture.supplyAsync(KilledMidWriteIT::start);
        List<Step> steps = prepared("service");
        IngestProcess victim = service;
        try (Gates gates = Gates.close(postgres, "service")) {
            Map<Step, CompletableFuture<ServiceAnswer>> lost = sent(victim, "service", steps);
            gates.await(steps.size() - 2);

            victim.process().kill();
            assertThat(lost.values())
                    .allSatisfy(answer -> assertThat(answer)
                            .failsWithin(5, TimeUnit.SECONDS)
                            .withThrowableThat()
                            .withCauseInstanceOf(IOException.class));
            service = successor.get();
            Map<Step, CompletableFuture<ServiceAnswer>> again = sent(service, "service", steps);
            gates.await(2 * steps.size() - 2);
            gates.open();

            assertAnswered(again, 503);
        }
        assertThatNothingIsHalfDone();
        assertThatAllIsDoneOnceWhenSentAgain("service", steps);
    }

    /// The first look at the recovered database comes before the service may connect to it and try again.
    @Test
    void writesOfADatabaseThatCrashesAreDoneOnceWhenItHasRecovered() throws Exception {
        List<Step> steps = prepared("database");
        Map<Step, CompletableFuture<ServiceAnswer>> answers;
        try (Gates gates = Gates.close(postgres, "database")) {
            answers = sent(service, "database", steps);
            gates.await(steps.size() - 2);
            asSuperuser("ALTER ROLE ytv2_ingest NOLOGIN");

            postgres.crash();
        }
        postgres.start();

        Set<Step> committed = committed("database", steps);
        assertThat(committed).hasSize(2).allMatch(Step::isCommitted);
        assertStates(
                "database",
                steps,
                step -> committed.contains(step)
                        ? step.write().after()
                        : step.write().before());
        assertThatNothingIsHalfDone();
        assertThat(answers.values()).allSatisfy(answer -> assertThat(answer).isNotDone());
        asSuperuser("ALTER ROLE ytv2_ingest LOGIN");
        assertAnswered(answers, 503);
        assertThatNothingIsHalfDone();
        assertThatAllIsDoneOnceWhenSentAgain("database", steps);
    }

    /// First PostgreSQL crashes among the clients' writes, then the service is killed among them; neither waits for a
    /// moment between two of them.
    @Test
    void whatWasAcknowledgedUnderLoadIsThereAfterKills() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicReference<IngestProcess> current = new AtomicReference<>(service);
        CompletableFuture<IngestProcess> successor = CompletableFuture.supplyAsync(KilledMidWriteIT::start);
        AtomicInteger enough = new AtomicInteger(Integer.MAX_VALUE);
        Map<String, String> expected;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, String>>> histories = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> write(client, current, acknowledged, enough)))
                    .toList();
            awaitFurther(acknowledged, 50);
            postgres.crash();
            postgres.start();
            awaitFurther(acknowledged, 50);
            service.process().kill();
            service = successor.get();
            current.set(service);
            enough.set(acknowledged.get() + 50);

            expected = new HashMap<>();
            for (Future<Map<String, String>> history : histories) {
                expected.putAll(history.get());
            }
        }
        assertThat(Gates.states(postgres, List.copyOf(expected.keySet()))).isEqualTo(expected);
        assertThatNothingIsHalfDone();
    }

    /// Stores one video after the other and deletes every third; what is not answered is sent again, as clients do.
    ///
    /// @return what must be stored of each video
    private static Map<String, String> write(
            int client, AtomicReference<IngestProcess> current, AtomicInteger acknowledged, AtomicInteger enough) {
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; acknowledged.get() < enough.get(); i++) {
            String videoId = "load-" + client + "-" + i;
            repeat(Write.FIRST_INGEST, videoId, videoId, current);
            expected.put(videoId, Write.FIRST_INGEST.after());
            int _ = acknowledged.incrementAndGet();
            if (i % 3 == 0) {
                repeat(Write.DELETE, videoId, videoId + "-delete", current);
                expected.put(videoId, Write.DELETE.after());
                int _ = acknowledged.incrementAndGet();
            }
        }
        return expected;
    }

    private static void repeat(Write write, String videoId, String key, AtomicReference<IngestProcess> current) {
        Awaitility.await(key)
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    try {
                        ServiceAnswer answer = current.get()
                                .sendLater(write.path(videoId), write.body(videoId), "Idempotency-Key", key)
                                .join();
                        assertThat(answer.status()).as(answer.text()).isIn(write.status(), 503);
                        return answer.status() == write.status();
                    } catch (CompletionException unanswered) {
                        return false;
                    }
                });
    }

    private static void awaitFurther(AtomicInteger acknowledged, int count) {
        int goal = acknowledged.get() + count;
        Awaitility.await(count + " more are acknowledged")
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> acknowledged.get() >= goal);
    }

    private static IngestProcess start() {
        try {
            return IngestProcess.start(postgres, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Step> prepared(String prefix) throws Exception {
        List<Step> steps = Write.steps();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Step step : steps) {
            String videoId = step.videoId(prefix);
            all.add(CompletableFuture.runAsync(() -> prepare(step.write(), videoId)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertStates(prefix, steps, step -> step.write().before());
        return steps;
    }

    private static void prepare(Write write, String videoId) {
        List<String> reports = write.preparation(videoId);
        for (int i = 0; i < reports.size(); i++) {
            int status = i == 0 ? 200 : 409;
            assertThat(service.sendLater("/ingest/report", reports.get(i))
                            .join()
                            .status())
                    .isEqualTo(status);
            if (i == 0 && reports.size() > 1) {
                assertThat(service.sendLater("/api/delete/" + videoId, "")
                                .join()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static Map<Step, CompletableFuture<ServiceAnswer>> sent(
            IngestProcess receiver, String prefix, List<Step> steps) {
        return steps.stream().collect(Collectors.toMap(Function.identity(), step -> {
            String videoId = step.videoId(prefix);
            return receiver.sendLater(
                    step.write().path(videoId), step.write().body(videoId), "Idempotency-Key", videoId);
        }));
    }

    /// @param orElse what may also be answered: on a busy machine a write may stand still longer than clients wait
    private static void assertAnswered(Map<Step, CompletableFuture<ServiceAnswer>> answers, int... orElse)
            throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<Step, CompletableFuture<ServiceAnswer>> entry : answers.entrySet()) {
            ServiceAnswer answer = entry.getValue().get(30, TimeUnit.SECONDS);
            all.assertThat(answer.status())
                    .as("%s: %s", entry.getKey(), answer)
                    .matches(status -> status == entry.getKey().write().status()
                            || IntStream.of(orElse).anyMatch(other -> other == status));
        }
        all.assertAll();
    }

    private static void assertStates(String prefix, List<Step> steps, Function<Step, String> expected)
            throws Exception {
        Map<String, String> states = states(prefix, steps);
        SoftAssertions all = new SoftAssertions();
        for (Step step : steps) {
            // who hears of no refusal is refused once more, and both are written down
            String state =
                    String.valueOf(states.get(step.videoId(prefix))).replaceAll("refuse( refuse)+", "refuse refuse");
            all.assertThat(state).as("%s", step).isEqualTo(expected.apply(step));
        }
        all.assertAll();
    }

    /// Those of which anything is there that was not before.
    private static Set<Step> committed(String prefix, List<Step> steps) throws Exception {
        Map<String, String> states = states(prefix, steps);
        return steps.stream()
                .filter(step -> !step.write().before().equals(states.get(step.videoId(prefix))))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> states(String prefix, List<Step> steps) throws Exception {
        return Gates.states(
                postgres, steps.stream().map(step -> step.videoId(prefix)).toList());
    }

    private static void assertThatNothingIsHalfDone() throws Exception {
        try (Session session = postgres.superuser()) {
            assertThat(HalfDone.in(session)).isEmpty();
        }
    }

    private static void assertThatAllIsDoneOnceWhenSentAgain(String prefix, List<Step> steps) throws Exception {
        assertAnswered(sent(service, prefix, steps));
        assertStates(prefix, steps, step -> step.write().after());
        assertThatNothingIsHalfDone();
    }

    private static void asSuperuser(String sql) throws Exception {
        try (Session session = postgres.superuser()) {
            session.run(sql);
        }
    }
}

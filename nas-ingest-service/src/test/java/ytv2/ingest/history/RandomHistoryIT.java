package ytv2.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.service.credential.Sha256;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;

/// Clients write, delete and restore a few videos at random, each under a name of its own. The audit says in which
/// order that happened; done again one after the other in that order, everything must end as it did, and every answer
/// must be the one that was given.
@OwnServers
final class RandomHistoryIT {

    private static final int CLIENTS = 64;
    private static final int OPERATIONS = 8;
    private static final int VIDEOS = 8;

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    @Test
    void whatHappenedIsWhatEverybodyWasTold() throws Exception {
        long seed = new Random().nextLong();
        try (OwnPostgres postgres = OwnPostgres.started();
                ServiceProcess service = start(postgres).awaitReady(START)) {
            List<Done> history = run(new ServiceClient(service.url()), seed);

            try (Session session = postgres.owner()) {
                List<Entry> audit = audit(session);
                assertThat(HalfDone.in(session)).isEmpty();
                Map<Done, List<Entry>> entries = entries(history, audit);
                assertNobodyIsOvertaken(entries);
                assertThat(replayed(entries)).as("seed %d", seed).isEqualTo(stored(session));
            }
        }
    }

    private ServiceProcess start(OwnPostgres postgres) throws Exception {
        Path credentials = directory.resolve("credentials");
        Files.write(
                credentials,
                IntStream.range(0, CLIENTS)
                        .mapToObj(client -> "c" + client + " ingest,delete sha256:"
                                + HexFormat.of().formatHex(Sha256.of("token-of-c" + client)))
                        .toList());
        return ServiceProcess.start(
                Path.of(""),
                directory.resolve("service.log"),
                Map.of(
                        "DATABASE_URL",
                        postgres.url("ytv2_ingest").toUri(),
                        "INGEST_CREDENTIALS_FILE",
                        credentials.toString()));
    }

    private static List<Done> run(ServiceClient http, long seed) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Done>>> histories = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> run(http, "c" + client, new Random(seed + client))))
                    .toList();
            List<Done> all = new ArrayList<>();
            for (Future<List<Done>> history : histories) {
                all.addAll(history.get());
            }
            return all;
        }
    }

    private static List<Done> run(ServiceClient http, String client, Random random) throws Exception {
        List<Done> history = new ArrayList<>();
        for (int number = 0; number < OPERATIONS; number++) {
            Operation operation = Operation.next(random, client, number, VIDEOS);
            long began = System.nanoTime();
            ServiceAnswer answer = http.post(
                    operation.path(),
                    operation.document().getBytes(StandardCharsets.UTF_8),
                    "X-INGEST-TOKEN",
                    "token-of-" + client);
            history.add(new Done(operation, answer, began, System.nanoTime()));
            assertThat(answer.status()).as("%s → %s", operation, answer).isIn(200, 409);
        }
        return history;
    }

    /// A row of the audit.
    private record Entry(long id, String video, String action, String actor) {}

    private static List<Entry> audit(Session session) throws SQLException {
        return session.column("""
                        SELECT concat_ws(' ', id, video_id, action, actor) FROM content_audit ORDER BY id
                        """).stream()
                .map(line -> Objects.requireNonNull(line).split(" "))
                .map(row -> new Entry(Long.parseLong(row[0]), row[1], row[2], row[3]))
                .toList();
    }

    /// Which rows each operation has written: a client does one thing after the other.
    private static Map<Done, List<Entry>> entries(List<Done> history, List<Entry> audit) {
        Map<String, Iterator<Entry>> written = audit.stream()
                .collect(Collectors.groupingBy(
                        Entry::actor, Collectors.collectingAndThen(Collectors.toList(), List::iterator)));
        Map<Done, List<Entry>> entries = new LinkedHashMap<>();
        for (Done done : history) {
            List<Entry> own = new ArrayList<>();
            for (String action : done.audited()) {
                Entry next = Objects.requireNonNull(written.get(done.operation().client()), done.toString())
                        .next();
                assertThat(next.action()).as(done.toString()).isEqualTo(action);
                assertThat(next.video())
                        .as(done.toString())
                        .isEqualTo(done.operation().video());
                own.add(next);
            }
            entries.put(done, own);
        }
        assertThat(written.values()).as("rows that nobody was told of").noneMatch(Iterator::hasNext);
        return entries;
    }

    /// What was answered before something else was asked for has also happened before it.
    private static void assertNobodyIsOvertaken(Map<Done, List<Entry>> entries) {
        List<Map.Entry<Done, List<Entry>>> writes = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .toList();
        for (Map.Entry<Done, List<Entry>> one : writes) {
            for (Map.Entry<Done, List<Entry>> other : writes) {
                if (one.getKey().ended() < other.getKey().began()
                        && one.getKey()
                                .operation()
                                .video()
                                .equals(other.getKey().operation().video())) {
                    assertThat(one.getValue().getLast().id())
                            .as("%s, then %s", one, other)
                            .isLessThan(other.getValue().getFirst().id());
                }
            }
        }
    }

    private static Map<String, List<String>> replayed(Map<Done, List<Entry>> entries) {
        Map<String, VideoState> videos = new HashMap<>();
        entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().getFirst().id()))
                .map(Map.Entry::getKey)
                .forEach(done -> videos.computeIfAbsent(done.operation().video(), _ -> new VideoState())
                        .apply(done));
        return videos.entrySet().stream()
                .filter(video -> !video.getValue().lines().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, video -> video.getValue().lines()));
    }

    private static Map<String, List<String>> stored(Session session) throws SQLException {
        Map<String, List<String>> videos = new HashMap<>();
        for (@Nullable String line : session.column("""
                SELECT concat_ws(' ', video_id, variant, revision, is_latest, text) FROM content_summaries
                UNION ALL SELECT video_id || ' stored' FROM content
                UNION ALL SELECT video_id || ' deleted' FROM content_tombstone
                UNION ALL SELECT video_id || ' refused ' || convert_from(document, 'UTF8') FROM refused_report
                """)) {
            String[] parts = Objects.requireNonNull(line).split(" ", 2);
            videos.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
        }
        videos.values().forEach(lines -> lines.sort(Comparator.naturalOrder()));
        return videos;
    }
}

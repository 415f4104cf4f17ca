package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.dashboard.Dashboard;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Reports;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.model.testing.Videos;
import ytv2.service.testing.OwnPostgres;

/// Two instances over one database, each with answers of its own, while the sessions that listen are cut now and then.
@OwnServers
final class SeveralInstancesIT {

    private static final int COMMITS = 20;

    /// Of a second that an answer may lag, and the time that a busy machine takes.
    private static final Duration LAG = Duration.ofSeconds(3);

    private static final String REPORT = "/" + Reports.BARE.videoId() + ".json";

    private static final String END_LISTENING = """
            SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
            WHERE usename = 'ytv2_dashboard' AND query ~ 'LISTEN|pg_listening_channels'
            """;

    @TempDir
    Path directory;

    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void eachShowsEveryCommitInTimeAndNoneGoesBack() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.started();
                Session writer = postgres.owner();
                Session superuser = postgres.superuser();
                ServiceProcess one = start(postgres, "one");
                ServiceProcess two = start(postgres, "two");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Reports.BARE.store(writer);
            commit(writer, 0);
            List<Watched> instances = List.of(watch(one, threads), watch(two, threads));

            try {
                for (int number = 1; number <= COMMITS; number++) {
                    if (number % 5 == 0) {
                        superuser.run(END_LISTENING);
                    }
                    commit(writer, number);
                    awaitShown(instances, number);
                }
            } finally {
                ended.set(true);
            }

            for (Watched instance : instances) {
                assertThat(instance.wentBack().get()).isFalse();
            }
        }
    }

    /// @param shown the newest number that was seen
    /// @param wentBack whether a smaller one was seen after a greater one; fails as the client does
    private record Watched(AtomicInteger shown, Future<Boolean> wentBack) {}

    private static void awaitShown(List<Watched> instances, int number) {
        Awaitility.await("commit " + number)
                .pollInterval(Duration.ofMillis(5))
                .atMost(LAG)
                .until(() ->
                        instances.stream().allMatch(instance -> instance.shown().get() == number));
    }

    private Watched watch(ServiceProcess service, ExecutorService threads) {
        AtomicInteger shown = new AtomicInteger(-1);
        return new Watched(shown, threads.submit(() -> goesBack(new Dashboard(service.url()), shown)));
    }

    private boolean goesBack(Dashboard dashboard, AtomicInteger shown) {
        while (!ended.get()) {
            Answer answer = dashboard.get(REPORT);
            if (answer.status() == 200) {
                int number = answer.json().at("/video/title").asInt();
                if (number < shown.getAndSet(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private ServiceProcess start(OwnPostgres postgres, String name) {
        return ServiceProcess.start(
                        Path.of(""),
                        directory.resolve(name + ".log"),
                        Map.of(
                                "DATABASE_URL_DASHBOARD",
                                postgres.url("ytv2_dashboard").toUri()))
                .awaitReady(Duration.ofSeconds(120));
    }

    private static void commit(Session writer, int number) throws SQLException {
        writer.begin();
        writer.run("UPDATE content SET title = ? WHERE video_id = ?", String.valueOf(number), Reports.BARE.videoId());
        Videos.refresh(writer, Reports.BARE.videoId());
        Reports.tell(writer);
        writer.commit();
    }
}

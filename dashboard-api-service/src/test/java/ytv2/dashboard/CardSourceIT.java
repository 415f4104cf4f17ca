package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Two packaged services over one database: one reads the stored cards, the other computes them.
final class CardSourceIT {

    private static final Duration START = Duration.ofSeconds(120);

    private static final List<String> TARGETS = List.of(
            "/api/reports",
            "/api/reports?size=3&page=2",
            "/api/reports?size=50&page=2",
            "/api/reports?size=50&page=99",
            "/api/reports/complete-01",
            "/api/reports/bare",
            "/api/reports/rd-77",
            "/api/reports/yt:complete-01",
            "/complete-01.json",
            "/reddit:oq4zrw6.json",
            "/with-audio.json",
            "/unsummarised.json",
            "/nothing-here.json",
            "/api/filters",
            "/api/filters?category=History",
            "/api/reports?category=History&sort=title_az",
            "/api/reports?q=number&size=7",
            "/api/reports?q=number&size=7&page=2&sort=video_oldest",
            "/api/reports?language=fr&size=1&page=2",
            "/api/semantic-search?q=number");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void viewAndTableGiveTheSameBytes(@TempDir Path directory) throws Exception {
        try (Session session = DATABASE.owner()) {
            Reports.storeAll(session);
            Reports.storeMany(session, 70);
        }
        try (ServiceProcess table = service(directory, "table");
                ServiceProcess view = service(directory, "view")) {
            Dashboard fromTable = new Dashboard(table.awaitReady(START).url());
            Dashboard fromView = new Dashboard(view.awaitReady(START).url());

            for (String target : TARGETS) {
                Answer expected = fromTable.get(target);
                Answer answer = fromView.get(target);
                assertThat(answer.text()).as(target).isEqualTo(expected.text());
                assertThat(answer.status()).isEqualTo(expected.status());
                assertThat(answer.header("ETag")).isEqualTo(expected.header("ETag"));
            }
        }
    }

    private static ServiceProcess service(Path directory, String source) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL_DASHBOARD", DATABASE.url("ytv2_dashboard").toUri());
        environment.put("YTV2_DASHBOARD_CARD_SOURCE", source);
        return ServiceProcess.start(Path.of(""), directory.resolve(source + ".log"), environment);
    }
}

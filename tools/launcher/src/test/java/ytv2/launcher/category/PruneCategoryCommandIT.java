package ytv2.launcher.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.launcher.CommandRun;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

class PruneCategoryCommandIT {

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeEach
    void insertVideos() throws SQLException {
        try (Session owner = database.owner()) {
            for (String video : new String[] {"a", "b"}) {
                Videos.insertListed(owner, video);
                Videos.setJson(
                        owner,
                        video,
                        "subcategories_json",
                        "{\"categories\": [{\"category\": \"Old\", \"subcategories\": [\"x\", \"y\"]}]}");
            }
            Videos.refresh(owner, "a", "b");
        }
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void nothingHappensWithoutYes() throws SQLException {
        CommandRun run = prune("ytv2_owner", "Old");

        assertThat(run.output()).contains("2 videos have \"Old\"; nothing is changed, --yes takes it out");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(facets("category=Old")).isEqualTo(2);
    }

    @Test
    void categoryIsTakenOut() throws SQLException {
        CommandRun run = prune("ytv2_owner", "Old", "--yes");

        assertThat(run.output()).contains("\"Old\" is out of 2 videos");
        assertThat(run.exitCode()).isZero();
        assertThat(facets("category=Old")).isZero();
    }

    @Test
    void subcategoryIsTakenOutAlone() throws SQLException {
        CommandRun run = prune("ytv2_owner", "Old", "--subcategory", "x", "--yes");

        assertThat(run.output()).contains("\"Old\" / \"x\" is out of 2 videos");
        assertThat(facets("category=Old")).isEqualTo(2);
        assertThat(facets("subcategory=x")).isZero();
        assertThat(facets("subcategory=y")).isEqualTo(2);
    }

    @Test
    void servicesUserMayNot() {
        CommandRun run = prune("ytv2_ingest", "Old", "--yes");

        assertThat(run.output()).contains("nothing is changed").contains("permission denied");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private long facets(String token) throws SQLException {
        try (Session owner = database.owner()) {
            return owner.number("SELECT count(*) FROM report_card WHERE ? = ANY (facets)", token);
        }
    }

    private CommandRun prune(String role, String... arguments) {
        return CommandRun.of(
                new PruneCategoryCommand(),
                Map.of("DATABASE_URL", database.url(role).toUri()),
                arguments);
    }
}

package ytv2.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;

class DatabaseUrlsTest {

    @TempDir
    private Path root;

    @Test
    void oneVariableServesEverybody() {
        DatabaseUrls urls = DatabaseUrls.external(Map.of("DATABASE_URL", "postgres://me:p%40ss@db.example:6543/cards"))
                .orElseThrow();

        assertThat(urls.owner().password()).isEqualTo("p@ss");
        assertThat(urls.ingest()).isEqualTo(urls.owner());
        assertThat(urls.dashboard()).isEqualTo(urls.owner());
    }

    @Test
    void olderNameIsAnAlias() {
        Map<String, String> environment = Map.of(
                "DATABASE_URL", " ",
                "DATABASE_URL_POSTGRES_NEW", "postgres://old:x@db.example/cards");

        assertThat(DatabaseUrls.external(environment).orElseThrow().owner().user())
                .isEqualTo("old");
    }

    @Test
    void ownVariableOfServiceWins() {
        DatabaseUrls urls = DatabaseUrls.external(Map.of(
                        "DATABASE_URL", "postgres://owner:x@db.example/cards",
                        "DATABASE_URL_INGEST", "postgres://writer:x@db.example/cards",
                        "DATABASE_URL_DASHBOARD", "postgres://reader:x@db.example/cards"))
                .orElseThrow();

        assertThat(urls.ingest().user()).isEqualTo("writer");
        assertThat(urls.dashboard().user()).isEqualTo("reader");
    }

    @Test
    void unusableVariableIsNamed() {
        assertThatThrownBy(() -> DatabaseUrls.external(Map.of("DATABASE_URL", "http://db.example/")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("DATABASE_URL");
    }

    @Test
    void embeddedServerIsUsedWithoutVariables() {
        StackSettings settings = Provisioning.withPasswords(StackSettings.read(new StackDirectory(root)))
                .withPort("postgres", 5599);

        DatabaseUrls urls = DatabaseUrls.of(settings, Map.of()).orElseThrow();

        assertThat(urls.dashboard().user()).isEqualTo("ytv2_dashboard");
        assertThat(urls.dashboard().port()).isEqualTo(5599);
        assertThat(urls.dashboard().password())
                .hasSize(43)
                .isNotEqualTo(urls.ingest().password());
    }

    @Test
    void stackThatWasNeverStartedHasNone() {
        assertThat(DatabaseUrls.of(StackSettings.read(new StackDirectory(root)), Map.of()))
                .isEmpty();
    }
}

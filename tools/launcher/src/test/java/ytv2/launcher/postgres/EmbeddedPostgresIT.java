package ytv2.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.database.Provisioning;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.StackProcesses;
import ytv2.launcher.process.Supervisor;
import ytv2.model.DatabaseUrl;

/// The embedded server itself, under its supervisor, without services.
class EmbeddedPostgresIT {

    /// Kept, for a logger that nobody refers to forgets its level.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    @TempDir
    private static Path root;

    private static StackDirectory directory = new StackDirectory(Path.of(""));
    private static StackSettings settings = StackSettings.read(directory);
    private static Supervisor supervisor = new Supervisor(directory, new Progress(System.out));

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        FLYWAY.setLevel(Level.WARNING);
        directory = new StackDirectory(root).create();
        // What a killed initdb leaves; the real one has to cope with it.
        Files.createDirectory(directory.root().resolve("postgres.unfinished"));
        Files.writeString(directory.root().resolve("postgres.unfinished/PG_VERSION"), "17\n");
        settings = Provisioning.withPasswords(StackSettings.read(directory)).withPort("postgres", freePort());
        settings.write(directory);
        startServer();
        DatabaseUrls urls = new Provisioning(System.out::println).embedded(settings);
        assertThat(urls.owner().user()).isEqualTo("ytv2_owner");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        supervisor.stop();
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }

    @Test
    void keepsWhatItAnswers() throws SQLException {
        assertThat(ask("SHOW fsync")).isEqualTo("on");
        assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask("SHOW full_page_writes")).isEqualTo("on");
        assertThat(ask("SHOW data_checksums")).isEqualTo("on");
    }

    @Test
    void sortsByCodePointAndKnowsLettersOfEveryScript() throws SQLException {
        assertThat(ask("SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(ask("SELECT lower('ÄЖ')")).isEqualTo("äж");
        assertThat(ask("SELECT 'Z' < 'a'")).isEqualTo("t");
        assertThat(ask("SELECT to_tsvector('simple', 'Видео про Java')::text")).contains("'видео':1");
    }

    @Test
    void listensOnLoopbackOnlyAndWantsPassword() throws SQLException {
        assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("SHOW password_encryption")).isEqualTo("scram-sha-256");
        DatabaseUrl owner = owner();
        assertThatThrownBy(() -> DriverManager.getConnection(owner.toJdbcUrl(), owner.user(), "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void settingUpAgainChangesNothing() throws SQLException {
        String before = ask("SELECT count(*) FROM pg_roles");

        DatabaseUrls again = new Provisioning(System.out::println).embedded(settings);

        assertThat(again.owner()).isEqualTo(owner());
        assertThat(ask("SELECT count(*) FROM pg_roles")).isEqualTo(before);
    }

    @Test
    void comesBackWithItsDataWhenKilled() throws SQLException, IOException {
        // Given
        change("CREATE TABLE kept (id integer)");
        change("INSERT INTO kept VALUES (42)");
        ProcessHandle server = server();

        // When
        server.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> isBack(server));
        assertThat(ask("SELECT id FROM kept")).isEqualTo("42");
        change("DROP TABLE kept");
    }

    @Test
    void directoryWithOtherFilesIsLeftAlone(@TempDir Path other) throws IOException {
        StackDirectory foreign = new StackDirectory(other).create();
        Files.createDirectory(foreign.postgres());
        Files.writeString(foreign.postgres().resolve("precious"), "data");

        assertThatThrownBy(() -> EmbeddedPostgres.exists(foreign))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("move it away");
        assertThat(foreign.postgres().resolve("precious")).hasContent("data");
    }

    private static void startServer() throws InterruptedException {
        supervisor = new Supervisor(directory, new Progress(System.out));
        supervisor.start(EmbeddedPostgres.prepare(directory, settings, System.getenv()));
    }

    private static ProcessHandle server() {
        return new StackProcesses(directory).named(EmbeddedPostgres.NAME).orElseThrow();
    }

    private static boolean isBack(ProcessHandle killed) {
        return new StackProcesses(directory)
                .named(EmbeddedPostgres.NAME)
                .filter(next -> next.pid() != killed.pid())
                .filter(next -> EmbeddedPostgres.readiness(directory).isReady(next))
                .isPresent();
    }

    private static DatabaseUrl owner() {
        return DatabaseUrls.embedded(settings).orElseThrow().owner();
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void change(String command) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(owner().toJdbcUrl(), owner().user(), owner().password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package ytv2.migration.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.WriteAheadLog;
import ytv2.migration.source.Snapshot;

class SnapshotCommandTest {

    private static final String SECRET = "open sesame";

    @TempDir
    private Path directory;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    SnapshotCommandTest() throws IOException {}

    @BeforeEach
    void makeFile() throws SQLException, IOException {
        LegacyPair.write(Recipe.clean(12).withSummaryBytes(60), file(), directory.resolve("other.db"));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void copyIsWholeAndTheFileStays() throws SQLException, IOException {
        String before = Snapshot.sha256(file());

        CommandRun run = snapshot(file().toString());

        assertThat(run.exitCode()).isZero();
        Path copy = onlySnapshot();
        assertThat(copy.getFileName().toString()).matches("nas-\\d{8}T\\d{6}Z\\.db");
        assertThat(run.output()).contains(copy.toString(), Snapshot.sha256(copy), "undamaged");
        assertThat(rows(copy)).isEqualTo(12);
        assertThat(Snapshot.sha256(file())).isEqualTo(before);
        assertThat(Files.readString(target().resolve("migration-audit.jsonl"))).contains(Snapshot.sha256(copy));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void logIsPartOfTheCopy() throws SQLException, IOException {
        Path dead = WriteAheadLog.leaveBehind(
                file(), directory.resolve("dead.db"), "DELETE FROM content WHERE has_audio = 1");

        assertThat(snapshot(dead.toString()).exitCode()).isZero();

        assertThat(rows(onlySnapshot())).isEqualTo(9);
        assertThat(dead.resolveSibling("dead.db-wal")).isNotEmptyFile();
    }

    @Test
    void nothingIsReplaced() throws IOException {
        // within one second both want the same name
        List<CommandRun> runs =
                Stream.generate(() -> snapshot(file().toString())).limit(3).toList();

        long done = runs.stream().filter(run -> run.exitCode() == 0).count();
        assertThat(runs).allMatch(run -> run.exitCode() == 0 || run.exitCode() == 3);
        assertThat(snapshots()).hasSize((int) done);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void damagedFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 5000, bytes.length - 5000, (byte) 7);
        Path damaged = Files.write(directory.resolve("damaged.db"), bytes);

        CommandRun run = snapshot(damaged.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("damaged.db").contains("damaged");
        assertThat(snapshots()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void downloadNeedsTheSecret() throws SQLException, IOException {
        serve(this::giveToWhoKnowsTheSecret);

        CommandRun right = snapshot(address(), Map.of("SYNC_SECRET", SECRET));

        assertThat(right.exitCode()).isZero();
        assertThat(rows(onlySnapshot())).isEqualTo(12);
        CommandRun wrong = snapshot(address(), Map.of("SYNC_SECRET", "guessed"));
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.errors())
                .contains("answers with 401: is the secret right?")
                .doesNotContain("guessed");
        assertThat(snapshots()).hasSize(1);
    }

    @Test
    void downloadThatIsCutOffIsNoSnapshot() throws IOException {
        serve(exchange -> {
            byte[] bytes = Files.readAllBytes(file());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            server.stop(0);
        });

        CommandRun run = snapshot(address());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("cannot fetch");
        assertThat(snapshots()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void downloadOfWhichNothingComesIsGivenUp() throws IOException {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(Files.readAllBytes(file()), 0, 1000);
            exchange.getResponseBody().flush();
        });

        CommandRun run =
                CommandRun.of(Map.of(), "snapshot", address(), "--to", target().toString(), "--stall-limit", "1s");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("has sent nothing for 1 s");
        assertThat(snapshots()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void secretDoesNotFollowARedirect() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://elsewhere.invalid/nas.db");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        CommandRun run = snapshot(address(), Map.of("SYNC_SECRET", SECRET));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors())
                .contains("302 to http://elsewhere.invalid/nas.db")
                .doesNotContain(SECRET);
    }

    @Test
    void pageInPlaceOfADatabaseIsRefused() throws IOException {
        serve(exchange -> {
            byte[] page = "<html>Please log in</html>".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });

        CommandRun run = snapshot(address());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("is no SQLite database");
    }

    private void giveToWhoKnowsTheSecret(HttpExchange exchange) throws IOException {
        boolean known = ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = known ? Files.readAllBytes(file()) : new byte[] {'n', 'o'};
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void serve(com.sun.net.httpserver.HttpHandler handler) {
        var _ = server.createContext("/", handler);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/files/nas.db?x=1";
    }

    private CommandRun snapshot(String source) {
        return snapshot(source, Map.of());
    }

    private CommandRun snapshot(String source, Map<String, String> environment) {
        return CommandRun.of(environment, "snapshot", source, "--to", target().toString());
    }

    private Path file() {
        return directory.resolve("nas.db");
    }

    private Path target() {
        return directory.resolve("snapshots");
    }

    private Path onlySnapshot() throws IOException {
        return snapshots().getFirst();
    }

    private List<Path> snapshots() throws IOException {
        return entries().stream()
                .filter(path -> path.toString().endsWith(".db"))
                .toList();
    }

    private List<Path> leftovers() throws IOException {
        return entries().stream()
                .filter(path -> path.getFileName().toString().startsWith("."))
                .toList();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(target())) {
            return entries.toList();
        }
    }

    private static int rows(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM content")) {
            return row.getInt(1);
        }
    }
}

package ytv2.dashboard.resilience;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.Reports;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// A PostgreSQL that a test may stop, start and hang; it keeps its address and its data. It holds [Reports].
final class OwnPostgres implements AutoCloseable {

    private static final String PASSWORD = "resilience";

    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    /// Not started yet, and empty.
    OwnPostgres(Path data) {
        this.data = data;
        this.port = freePort();
    }

    /// The address, with the credentials of a role.
    DatabaseUrl url(String role) {
        return new DatabaseUrl("127.0.0.1", port, "postgres", role, PASSWORD, "disable");
    }

    /// Starts an empty server and gives it the schema and the reports.
    OwnPostgres create() throws SQLException {
        start();
        try (Session session = Session.open(url("postgres"))) {
            session.run(TestDatabase.resource("/deploy/postgres/roles.sql"));
            for (String role : List.of("ytv2_owner", "ytv2_dashboard")) {
                session.run("ALTER ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
            DatabaseUrl owner = url("ytv2_owner");
            Flyway.configure()
                    .dataSource(owner.toJdbcUrl(), owner.user(), owner.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            Reports.storeAll(session);
        }
        return this;
    }

    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    /// A fast shutdown: sessions are told and ended.
    void stop() {
        try {
            Objects.requireNonNull(server).close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not stop", e);
        }
    }

    /// Runs and answers again, whatever a test has left behind.
    void restore() {
        if (server == null) {
            start();
        } else {
            resume();
        }
    }

    /// From now on nothing answers, and no connection is closed.
    void hang() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (server != null) {
            resume();
            stop();
        }
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            List<String> pids = ProcessHandle.of(postmaster).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .map(process -> Long.toString(process.pid()))
                    .toList();
            List<String> command =
                    Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList();
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " exits with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ytv2.service.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.PostgresServer;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// A PostgreSQL of one test's own, with the product's roles and schema, that the test may stop, kill, hang and start
/// again. It keeps its address and its data.
public final class OwnPostgres implements AutoCloseable {

    /// Backends notice at once that their postmaster is gone.
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    /// Held here because the logging system itself does not hold on to it. Silent: what is killed complains.
    private static final Logger EMBEDDED_LOG = Logger.getLogger(EmbeddedPostgres.class.getName());

    static {
        EMBEDDED_LOG.setLevel(Level.OFF);
    }

    private final Path directory = Files.createTempDirectory("ytv2-postgres");
    private final int port = freePort();
    private final Map<String, String> settings;
    private final TestDatabase database;
    private @Nullable EmbeddedPostgres server;

    private OwnPostgres(Map<String, String> settings) throws IOException {
        this.settings = Map.copyOf(settings);
        this.server = launch(directory, port, this.settings);
        this.database =
                TestDatabase.migratedOn(new DatabaseUrl("localhost", port, "postgres", "postgres", "", "disable"));
    }

    /// A running one.
    public static OwnPostgres started() throws IOException {
        return started(Map.of());
    }

    /// A running one, with settings of `postgresql.conf`.
    public static OwnPostgres started(Map<String, String> settings) throws IOException {
        return new OwnPostgres(settings);
    }

    /// The address, with the credentials of a role.
    public DatabaseUrl url(String role) {
        return database.url(role);
    }

    /// The address, with the superuser's credentials.
    public DatabaseUrl superuserUrl() {
        return database.superuserUrl();
    }

    /// A session of the schema's owner.
    public Session owner() throws SQLException {
        return database.owner();
    }

    /// A session of the server's superuser.
    public Session superuser() throws SQLException {
        return database.superuser();
    }

    /// Runs and answers again, whatever a test has left behind.
    public void restore() throws IOException {
        if (server == null) {
            start();
        } else {
            resume();
        }
    }

    /// Starts it again; returns when it takes connections.
    public void start() throws IOException {
        server = launch(directory, port, settings);
    }

    /// A fast shutdown: sessions are told and ended.
    public void stop() throws IOException {
        try (EmbeddedPostgres _ = server) {
            server = null;
        }
    }

    /// Ends the postmaster with SIGKILL, as a crash would. Its backends follow by themselves: nobody is told anything.
    public void kill() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> processes = withDescendants(postmaster);
        boolean _ = postmaster.destroyForcibly();
        awaitEnd(processes);
    }

    /// Ends every process of the server with SIGKILL, all in the middle of what they do, as when a machine loses its
    /// power: nobody finishes or writes anything. What was acknowledged survives where `fsync` is on.
    public void crash() throws IOException {
        hang();
        List<ProcessHandle> processes = withDescendants(postmaster());
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(processes);
    }

    /// Who is still there would keep the next start from the data.
    private void awaitEnd(List<ProcessHandle> processes) throws IOException {
        CompletableFuture<?> ends = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        ends.orTimeout(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS).join();
        stop();
    }

    /// Stops every process of the server: connections stay open, and nothing answers.
    public void hang() throws IOException {
        ProcessHandle postmaster = postmaster();
        // first the one that makes the others
        signal("STOP", List.of(postmaster));
        signal("STOP", withDescendants(postmaster));
    }

    /// Lets a hung server go on.
    public void resume() throws IOException {
        signal("CONT", withDescendants(postmaster()));
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            resume();
            stop();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static EmbeddedPostgres launch(Path directory, int port, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = PostgresServer.embedded()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static List<ProcessHandle> withDescendants(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    /// Java itself knows no other signals than TERM and KILL. `kill` is a part of every shell, but not every machine
    /// has it as a program. A process that has ended meanwhile is no error.
    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        Stream<String> pids = processes.stream().map(process -> Long.toString(process.pid()));
        List<String> command = Stream.concat(Stream.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\" 2>&-", name), pids)
                .toList();
        new ProcessBuilder(command).start().onExit().join();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ytv2.launcher.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Readiness;
import ytv2.launcher.process.StackProcesses;

/// The PostgreSQL that a stack brings along: unpacked below its directory, listening on the loopback address only,
/// run as a child of the launcher (not through `pg_ctl`), so that its pid and its output are ours.
public final class EmbeddedPostgres {

    /// The process's name in every message and file.
    public static final String NAME = "postgres";

    private EmbeddedPostgres() {}

    /// Makes the server ready to be started: unpacks the programs and runs `initdb`, where that was not done yet.
    ///
    /// @param settings hold the port and the password of the role `postgres`, and are on the disk already: data
    ///     whose password is lost is lost
    /// @param inherited the launcher's environment
    /// @throws Failure if there is no server for this machine, or no way to run it
    public static Child prepare(StackDirectory directory, StackSettings settings, Map<String, String> inherited) {
        String password = settings.password(NAME).orElseThrow();
        PostgresBinaries binaries = PostgresBinaries.unpack(directory);
        ServerAccount account = ServerAccount.choose(directory);
        Map<String, String> environment = environment(inherited);
        if (!DataDirectory.exists(directory)) {
            new DataDirectory(directory, binaries, account, environment).create(password);
        }
        int port = settings.port(NAME).orElseThrow();
        return new Child(
                NAME,
                account.command(command(binaries, directory.postgres(), port)),
                environment,
                readiness(directory),
                () -> endLeftOvers(directory),
                Postmaster.PARTINGS);
    }

    /// Whether a data directory was ever completed in this stack.
    ///
    /// @throws Failure if there is something that is no data directory of this version
    public static boolean exists(StackDirectory directory) {
        return DataDirectory.exists(directory);
    }

    /// Ready is a server that takes connections.
    public static Readiness readiness(StackDirectory directory) {
        return process -> Postmaster.isReady(directory.postgres(), process);
    }

    /// Whether a server serves this stack's data, whoever has started it.
    public static boolean isRunning(StackDirectory directory) {
        return Postmaster.running(directory, new StackProcesses(directory)).isPresent();
    }

    /// Ends the server of an earlier launcher, and backends that outlived their server.
    public static void endLeftOvers(StackDirectory directory) {
        Postmaster.endLeftOvers(directory);
    }

    private static List<String> command(PostgresBinaries binaries, Path data, int port) {
        Stream<String> program = Stream.of(binaries.program("postgres").toString(), "-D", data.toString());
        Stream<String> settings = Stream.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        // What was answered with success survives a power cut. These are the defaults, said aloud.
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "shared_buffers=128MB",
                        "max_connections=50",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_destination=stderr",
                        "logging_collector=off",
                        "log_line_prefix=%m [%p] %q%u@%d ",
                        // Backends show this in their titles, in place of their arguments.
                        "cluster_name=" + data.getParent())
                .flatMap(setting -> Stream.of("-c", setting));
        return Stream.concat(program, settings).toList();
    }

    /// Without what libpq and the server would take as settings (`PGDATA`, `PGPORT`), and without others' secrets.
    private static Map<String, String> environment(Map<String, String> inherited) {
        Predicate<String> unwanted =
                key -> key.startsWith("PG") || key.startsWith("DATABASE_URL") || key.equals("INGEST_TOKEN");
        return inherited.entrySet().stream()
                .filter(entry -> !unwanted.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

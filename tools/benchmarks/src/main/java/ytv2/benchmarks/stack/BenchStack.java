package ytv2.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.launcher.DirectoryTree;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.database.Provisioning;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Progress;
import ytv2.launcher.stack.Ports;
import ytv2.launcher.stack.ServiceProcess;
import ytv2.model.DatabaseUrl;

/// A throw-away stack, with PostgreSQL and the services as `./ytv2 up` runs them, and a static route.
/// [#close] ends and deletes all of it, and may be called from any thread.
public final class BenchStack implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String STATIC_ROUTE = "static-route";

    private final StackDirectory directory;
    private final Path checkout;
    private final Map<String, String> environment;
    private final Progress progress;
    private final List<Program> running = new ArrayList<>(); // guarded by this
    private boolean closed; // guarded by this

    private BenchStack(StackDirectory directory, Path checkout, Map<String, String> environment, Progress progress) {
        this.directory = directory;
        this.checkout = checkout;
        this.environment = environment;
        this.progress = progress;
    }

    /// Starts nothing yet.
    ///
    /// @param checkout the directory of the parent `pom.xml`, with built programs
    /// @param environment handed on to the programs
    public static BenchStack create(Path checkout, Map<String, String> environment, Progress progress) {
        try {
            Path root = Files.createTempDirectory(
                    "ytv2-bench-",
                    // PostgreSQL may run as another user, who has to get through
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            return new BenchStack(new StackDirectory(root).create(), checkout, environment, progress);
        } catch (IOException e) {
            throw new Failure("cannot make a temporary directory: " + e.getMessage(), e);
        }
    }

    public Path directory() {
        return directory.root();
    }

    /// PostgreSQL with an empty schema.
    ///
    /// @param superuser may change the server's settings
    /// @param log where the server writes
    public record Database(DatabaseUrls urls, DatabaseUrl superuser, Path log, Running server) {}

    /// A program that runs.
    ///
    /// @param port where it listens
    public record Running(ProcessHandle process, int port) {}

    public Database startPostgres() throws InterruptedException {
        int port = Ports.anyFree();
        StackSettings settings =
                Provisioning.withPasswords(StackSettings.read(directory).withPort(EmbeddedPostgres.NAME, port));
        settings.write(directory);
        progress.say("starting PostgreSQL in " + directory.postgres());
        Program postgres = start(EmbeddedPostgres.prepare(directory, settings, environment));
        DatabaseUrls urls = new Provisioning(progress::say).embedded(settings);
        DatabaseUrl superuser = urls.owner()
                .withCredentials(SUPERUSER, settings.password(SUPERUSER).orElseThrow());
        return new Database(
                urls, superuser, directory.log(EmbeddedPostgres.NAME), new Running(postgres.process(), port));
    }

    /// @param cache memory for finished answers, as the service is configured; `0` for none
    public Service startDashboard(DatabaseUrl database, String cache) throws InterruptedException {
        progress.say("starting the dashboard service with ytv2.dashboard.cache.size=" + cache);
        return start(
                "dashboard",
                "dashboard-api-service",
                Map.of("DATABASE_URL_DASHBOARD", database.toUri(), "YTV2_DASHBOARD_CACHE_SIZE", cache));
    }

    /// @param token that the service takes for writing
    public Service startIngest(DatabaseUrl database, String token) throws InterruptedException {
        progress.say("starting the ingest service");
        return start(
                "ingest", "nas-ingest-service", Map.of("DATABASE_URL_INGEST", database.toUri(), "INGEST_TOKEN", token));
    }

    private Service start(String name, String module, Map<String, String> settings) throws InterruptedException {
        int port = Ports.anyFree();
        Map<String, String> its = environment(port);
        its.putAll(settings);
        Path jar = checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Program program = start(ServiceProcess.child(name, directory, List.of("-jar", jar.toString()), port, its));
        return new Service(program, new Running(program.process(), port));
    }

    /// A service that is measured.
    public static final class Service {

        private final Program program;
        private final Running running;

        private Service(Program program, Running running) {
            this.program = program;
            this.running = running;
        }

        public Running running() {
            return running;
        }

        public void stop() throws InterruptedException {
            program.stop();
        }
    }

    /// @param answers see [StaticRoute]
    public Running startStaticRoute(Path answers) throws InterruptedException {
        int port = Ports.anyFree();
        List<String> command = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StaticRoute.class.getName(),
                Integer.toString(port),
                answers.toString());
        Program program = start(ServiceProcess.child(STATIC_ROUTE, directory, command, port, environment(port)));
        return new Running(program.process(), port);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (Program program : running.reversed()) {
                program.stop();
            }
            EmbeddedPostgres.endLeftOvers(directory);
            DirectoryTree.delete(directory.root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new Failure("cannot delete " + directory.root() + ": " + e.getMessage(), e);
        }
    }

    private Program start(Child child) throws InterruptedException {
        Program program = Program.of(directory, child, progress);
        synchronized (this) {
            if (closed) {
                throw new Failure("the benchmark is ending");
            }
            running.add(program);
        }
        program.start();
        return program;
    }

    private Map<String, String> environment(int port) {
        Map<String, String> its = new HashMap<>(environment);
        its.keySet()
                .removeIf(name -> name.startsWith("DATABASE_URL")
                        || name.startsWith("YTV2_DATABASE")
                        || name.startsWith("INGEST_")
                        || name.endsWith("GIT_COMMIT"));
        its.put("PORT", Integer.toString(port));
        its.put("HTTP_HOST", "127.0.0.1");
        return its;
    }
}

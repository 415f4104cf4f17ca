package ytv2.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import ytv2.launcher.Failure;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.database.Provisioning;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.Supervisor;

/// Database, schema, ingest service, dashboard: started in this order, stopped in the opposite one.
final class Stack {

    private final StackDirectory directory;
    private final Programs programs;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Supervisor supervisor;

    /// @param environment the launcher's
    Stack(StackDirectory directory, Programs programs, Map<String, String> environment, Progress progress) {
        this.directory = directory;
        this.programs = programs;
        this.environment = environment;
        this.progress = progress;
        this.supervisor = new Supervisor(directory, progress);
    }

    /// Starts everything and returns when it is ready and the sample is in.
    ///
    /// @throws Failure if a part cannot be started; [#stop()] then ends the others
    void start(UpOptions options, Sample sample) throws InterruptedException, IOException {
        new LeftOvers(directory, progress).end();
        long pid = ProcessHandle.current().pid();
        Files.writeString(directory.pidFile(SupervisorProcess.NAME), pid + "\n");
        programs.deleteOthers(directory);
        IngestToken token = IngestToken.findOrCreate(directory, environment);
        StackSettings settings = withPorts(StackSettings.read(directory), options)
                .withTokenInFile(token.file().isPresent());
        Optional<DatabaseUrls> external = DatabaseUrls.external(environment);
        DatabaseUrls urls = external.isPresent() ? startOn(external.get(), settings) : startEmbedded(settings);
        Services services = Services.of(directory, programs, token, environment);
        int ingestPort = settings.port(Services.INGEST).orElseThrow();
        int port = settings.port(Services.DASHBOARD).orElseThrow();
        start(services.ingest(ingestPort, urls.ingest()));
        start(services.dashboard(port, urls.dashboard(), ingestPort));
        if (options.sample) {
            long videos = sample.load(URI.create("http://127.0.0.1:" + ingestPort), token.text());
            progress.say("sample: " + videos + " videos are in");
        }
        Summary.of(directory).lines().forEach(progress::say);
        Files.writeString(directory.readyMarker(), pid + "\n");
    }

    /// Starts the stack's own database alone, with the newest schema.
    ///
    /// @throws Failure if it cannot be started; [#stop()] then ends what is left of it
    DatabaseUrls startDatabase() throws InterruptedException, IOException {
        new LeftOvers(directory, progress).end();
        return startEmbedded(StackSettings.read(directory));
    }

    /// Whether no part was started yet.
    boolean isIdle() {
        return supervisor.isIdle();
    }

    /// Ends everything, and returns when it has ended. May be called while [#start] is at work.
    void stop() throws InterruptedException, IOException {
        Files.deleteIfExists(directory.readyMarker());
        supervisor.stop();
        new LeftOvers(directory, progress).end(); // such as an initdb at work
    }

    private DatabaseUrls startOn(DatabaseUrls external, StackSettings settings) {
        settings.withExternalDatabase(external.owner().toString()).write(directory);
        progress.say("using " + external.owner());
        new Provisioning(progress::say).external(external);
        return external;
    }

    private DatabaseUrls startEmbedded(StackSettings settings) throws InterruptedException {
        if (EmbeddedPostgres.exists(directory)
                && settings.password(EmbeddedPostgres.NAME).isEmpty()) {
            throw new Failure(directory.settings() + " is gone, and with it the passwords of the data in "
                    + directory.postgres() + "; put it back, or give another directory with --data");
        }
        StackSettings complete =
                Provisioning.withPasswords(withServerPort(settings)).withEmbedded(true);
        complete.write(directory);
        progress.say("starting PostgreSQL in " + directory.postgres());
        supervisor.start(EmbeddedPostgres.prepare(directory, complete, environment));
        return new Provisioning(progress::say).embedded(complete);
    }

    private void start(Child service) throws InterruptedException {
        progress.say("starting " + service.name());
        supervisor.start(service);
    }

    private static StackSettings withPorts(StackSettings settings, UpOptions options) {
        options.requireFreePorts();
        return settings.withPort(Services.DASHBOARD, Ports.orAnyFree(options.port()))
                .withPort(Services.INGEST, Ports.orAnyFree(options.ingestPort()));
    }

    /// The port of the last time, so that a client's settings stay good, unless another program has it now.
    private static StackSettings withServerPort(StackSettings settings) {
        boolean keep = settings.port(EmbeddedPostgres.NAME).stream().anyMatch(Ports::isFree);
        return keep ? settings : settings.withPort(EmbeddedPostgres.NAME, Ports.anyFree());
    }
}

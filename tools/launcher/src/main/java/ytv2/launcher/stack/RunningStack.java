package ytv2.launcher.stack;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Asking;
import ytv2.launcher.process.Readiness;
import ytv2.launcher.process.StackProcesses;

/// A stack that another launcher runs, seen from outside.
///
/// @param directory by its real name
record RunningStack(StackDirectory directory, Map<String, String> environment) {

    /// As long as a start may take: PostgreSQL and two services at most two minutes each.
    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    /// A part of a stack that was up may be starting again at this moment.
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

    private static final Asking ASKING = new Asking(Duration.ofMillis(200));

    /// Says that and where the stack runs, once it is ready; loads the sample if the options ask for it.
    ///
    /// @return the exit code of `up`
    int greet(UpOptions options, Sample sample) throws InterruptedException {
        System.out.println("This stack is running already.");
        Duration limit = Files.exists(directory.readyMarker()) ? RESTART_LIMIT : START_LIMIT;
        if (!ASKING.until(this::isReady, limit)) {
            throw new Failure("it is not ready; see ./ytv2 status and " + directory.logs());
        }
        if (options.sample) {
            int port = StackSettings.read(directory).port(Services.INGEST).orElseThrow();
            String token = IngestToken.find(directory, environment)
                    .orElseThrow(() -> new Failure("set INGEST_TOKEN to load the sample"))
                    .text();
            sample.load(URI.create("http://127.0.0.1:" + port), token);
        }
        Summary.of(directory, environment).lines().forEach(System.out::println);
        return 0;
    }

    /// The parts a stack has, launcher first.
    List<Part> parts() {
        StackSettings settings = StackSettings.read(directory);
        Part launcher = part(SupervisorProcess.NAME, settings, process -> Files.exists(directory.readyMarker()));
        Part ingest = service(Services.INGEST, settings);
        Part dashboard = service(Services.DASHBOARD, settings);
        return settings.embedded()
                ? List.of(
                        launcher,
                        part(EmbeddedPostgres.NAME, settings, EmbeddedPostgres.readiness(directory)),
                        ingest,
                        dashboard)
                : List.of(launcher, ingest, dashboard);
    }

    /// @throws Failure if its launcher has ended
    private boolean isReady() {
        if (!StackLock.isHeld(directory)) {
            throw new Failure("the launcher that was starting it has ended; see " + directory.log("launcher"));
        }
        return Files.exists(directory.readyMarker()) && parts().stream().allMatch(Part::ready);
    }

    private Part service(String name, StackSettings settings) {
        Readiness readiness = process -> settings.port(name).stream()
                .anyMatch(port -> HttpReadiness.onPort(port).isReady(process));
        return part(name, settings, readiness);
    }

    private Part part(String name, StackSettings settings, Readiness readiness) {
        Optional<ProcessHandle> process = new StackProcesses(directory).named(name);
        boolean ready = process.map(readiness::isReady).orElse(false);
        return new Part(name, process, settings.port(name), ready);
    }
}

package ytv2.launcher.stack;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ytv2.launcher.Failure;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
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
    /// @throws Failure if it runs with other options than the given ones, or does not become ready
    int greet(UpOptions options, Sample sample) throws InterruptedException {
        System.out.println("This stack is running already.");
        await(this::isUp, START_LIMIT);
        StackSettings settings = StackSettings.read(directory);
        requireNothingElse(options, settings);
        await(this::isReady, RESTART_LIMIT);
        if (options.sample) {
            int port = settings.port(Services.INGEST).orElseThrow();
            long videos = sample.load(
                    URI.create("http://127.0.0.1:" + port), token(settings).text());
            System.out.println("sample: " + videos + " videos are in");
        }
        Summary.of(directory).lines().forEach(System.out::println);
        return 0;
    }

    private void await(BooleanSupplier state, Duration limit) throws InterruptedException {
        if (!ASKING.until(state, limit)) {
            throw new Failure("it is not ready; see ./ytv2 status and " + directory.logs());
        }
    }

    private void requireNothingElse(UpOptions options, StackSettings running) {
        List<String> others = new ArrayList<>(options.against(running));
        others.addAll(against(running));
        if (!others.isEmpty()) {
            throw new Failure("it runs with the dashboard on port %s, ingest on port %s and %s: %s cannot be applied;"
                            .formatted(
                                    port(running, Services.DASHBOARD),
                                    port(running, Services.INGEST),
                                    running.embedded()
                                            ? "its own PostgreSQL"
                                            : running.externalDatabase().orElse("another database"),
                                    String.join(", ", others))
                    + " end it with ./ytv2 down first");
        }
    }

    /// The variables that are set and that this stack was not started with. Of a token that the environment gave, it
    /// keeps nothing to compare.
    private List<String> against(StackSettings running) {
        List<String> variables = new ArrayList<>();
        DatabaseUrls.external(environment)
                .map(urls -> urls.owner().toString())
                .filter(url -> running.embedded()
                        || !running.externalDatabase().orElse(url).equals(url))
                .ifPresent(url -> variables.add("DATABASE_URL (" + url + ")"));
        if (running.tokenInFile()
                && !IngestToken.find(directory, environment).equals(IngestToken.find(directory, Map.of()))) {
            variables.add("INGEST_TOKEN");
        }
        return variables;
    }

    private static String port(StackSettings settings, String process) {
        return settings.port(process).stream()
                .mapToObj(Integer::toString)
                .findFirst()
                .orElse("?");
    }

    private IngestToken token(StackSettings running) {
        return IngestToken.find(directory, running.tokenInFile() ? Map.of() : environment)
                .filter(token -> token.file().isPresent() == running.tokenInFile())
                .orElseThrow(() -> new Failure("set the INGEST_TOKEN that it was started with, to load the sample"));
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

    /// Whether its start has come to an end.
    ///
    /// @throws Failure if its launcher has ended
    private boolean isUp() {
        if (!StackLock.isHeld(directory)) {
            throw new Failure("the launcher that was starting it has ended; see " + directory.log("launcher"));
        }
        return Files.exists(directory.readyMarker());
    }

    private boolean isReady() {
        return isUp() && parts().stream().allMatch(Part::ready);
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

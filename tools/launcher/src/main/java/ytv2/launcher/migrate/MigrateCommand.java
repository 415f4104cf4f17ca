package ytv2.launcher.migrate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import ytv2.launcher.Failure;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.process.Progress;
import ytv2.launcher.stack.RunningIngest;
import ytv2.launcher.stack.StackDatabase;

/// Runs the migration, a program of its own: nothing else may have heard of SQLite. Gives it the database to migrate
/// to.
@Command(
        name = "migrate",
        description = {
            "Takes the two SQLite files of old into PostgreSQL, and proves it.",
            "./ytv2 migrate --help lists its commands. The target is that of DATABASE_URL, else the stack in --data,"
                    + " whose database is started for the command if it is down."
        })
public final class MigrateCommand implements Callable<Integer> {

    /// The system property that names the checkout, set by `./ytv2`.
    private static final String CHECKOUT = "ytv2.home";

    private static final String TARGET = "DATABASE_URL";

    /// Those that have to do with a target.
    private static final Set<String> WITH_TARGET = Set.of("preflight", "run", "media", "verify", "mirror", "bench");

    /// Those that write through the ingest service, and how they are told where it is.
    private static final String MEDIA = "media";

    private static final String INGEST = "INGEST_URL";
    private static final String TOKEN = "INGEST_TOKEN";
    private static final Pattern TO = Pattern.compile("--to(=.*)?");

    private static final String EXPORTS = "EXPORTS_DIR";

    /// Those by which a command tells of itself and does nothing.
    private static final Set<String> ABOUT_ITSELF = Set.of("--help", "-h", "--version", "-V");

    /// The launcher knows it too, and would keep it to itself.
    private static final String VERBOSE = "--verbose";

    /// The migration's exit code for what was refused or failed: 1 would say that it is done, but for rejects.
    private static final int FAILED = 3;

    @Mixin
    private StackOption stack;

    @Spec
    private CommandSpec spec;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    private final Map<String, String> environment;

    public MigrateCommand() {
        this(System.getenv());
    }

    /// @param environment what stands for the process's own
    public MigrateCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec.commandLine().getParseResult().hasMatchedOption(VERBOSE)) {
            arguments.addLast(VERBOSE);
        }
        try {
            return migrate();
        } catch (Failure e) {
            throw new Failure(String.valueOf(e.getMessage()), e, FAILED);
        } catch (IOException e) {
            throw new Failure("the migration cannot be run: " + Failure.reason(e), e, FAILED);
        }
    }

    private int migrate() throws InterruptedException, IOException {
        Map<String, String> complete = new HashMap<>(environment);
        StackDirectory directory = stack.directory().real();
        if (needsDatabase() && isCalled(MEDIA)) {
            addIngest(directory, complete);
        }
        if (!needsDatabase() || DatabaseUrls.external(environment).isPresent()) {
            return run(complete);
        }
        Progress progress = new Progress(System.err);
        try (StackDatabase database = StackDatabase.open(directory, environment, progress)) {
            complete.put(TARGET, database.urls().owner().toUri());
            if (environment.getOrDefault(EXPORTS, "").isBlank()) {
                complete.put(EXPORTS, directory.exports().toString());
            }
            return run(complete);
        }
    }

    /// Before a database is started for nothing.
    private void addIngest(StackDirectory directory, Map<String, String> complete) {
        boolean told = !environment.getOrDefault(INGEST, "").isBlank()
                || arguments.stream().anyMatch(TO.asMatchPredicate());
        if (!told) {
            URI address = RunningIngest.of(directory)
                    .orElseThrow(() -> new Failure("there is no ingest service to store files: " + directory.root()
                            + " is not up; start ./ytv2 up, or give --to URL"));
            complete.put(INGEST, address.toString());
            // to no other service
            IngestToken.find(directory, environment).ifPresent(token -> complete.put(TOKEN, token.text()));
        }
    }

    private boolean needsDatabase() {
        return arguments.stream().noneMatch(ABOUT_ITSELF::contains)
                && WITH_TARGET.stream().anyMatch(this::isCalled);
    }

    private boolean isCalled(String command) {
        return arguments.stream().findFirst().filter(command::equals).isPresent();
    }

    private int run(Map<String, String> complete) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                program().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(complete);
        Process process = builder.start();
        Thread hook = new Thread(() -> end(process), "end the migration");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = process.waitFor();
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return code; // by a signal, which has the last word
        }
        return code;
    }

    /// Ctrl-C in a terminal reaches both programs; a signal to this one alone is handed on.
    private static void end(Process process) {
        process.destroy();
        var _ = process.onExit().join();
    }

    private static Path program() {
        @Nullable String checkout = System.getProperty(CHECKOUT);
        if (checkout == null) {
            throw new Failure("start this by ./ytv2: it says where the programs are");
        }
        Path program = Path.of(checkout, "tools/sqlite-migration/target/migration.jar");
        if (!Files.isRegularFile(program)) {
            throw new Failure(program + " is missing: build it with ./ytv2 test, or any command of ./ytv2");
        }
        return program;
    }
}

package ytv2.launcher.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.launcher.StackOption;

/// `load FILE.jsonl[.gz]`: posts one JSON document a line to the ingest service.
///
/// Exit code 0: all accepted; 1: some rejected; 2: called wrongly; 3: failed, lines remain; 130: interrupted.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a file of reports to the ingest service.",
            "One JSON document a line, those of one video in the order of their lines."
        },
        exitCodeOnExecutionException = 3,
        footer = {
            "",
            "What is not available now (503, 429, refused connections, time-outs) is tried again until Ctrl-C; what the "
                    + "service refuses (4xx) goes to the rejects file.",
            "Exit code: 0 all accepted, 1 some rejected, 2 called wrongly, 3 failed, 130 interrupted."
        })
public final class LoadCommand implements Callable<Integer> {

    private static final int MOST_JOBS = 256;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOption stack;

    @Parameters(paramLabel = "FILE", description = "JSON lines, plain or gzip; - is standard input.")
    private String file = "";

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Requests at once, each of up to 200 documents (default ${DEFAULT-VALUE}).")
    private int jobs = 4;

    @Option(names = "--ingest-url", paramLabel = "URL", description = "Default: the stack's ingest service.")
    private @Nullable String ingestUrl;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where refused documents go, replaced unless --from-line is given. Default: a new file in the "
                            + "user's state directory.")
    private @Nullable Path rejects;

    @Option(
            names = "--from-line",
            paramLabel = "N",
            description =
                    "Begin with line N (default ${DEFAULT-VALUE}). A load that ended early says which: every line "
                            + "before it is done. Some after it may be done too, 400 for each of the jobs at most; sent again "
                            + "they change nothing.")
    private long fromLine = 1;

    private final Map<String, String> environment;

    public LoadCommand() {
        this(System.getenv());
    }

    LoadCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        IngestTarget target = new IngestSettings(stack.directory(), environment).target(ingestUrl, this::wrongCall);
        try (LoadInput input = open();
                RejectsFile rejected = new RejectsFile(rejectsTarget());
                ProgressDisplay display = new ProgressDisplay(err(), ProgressDisplay.onTerminal(environment))) {
            return load(target, input, rejected, display);
        }
    }

    private int load(IngestTarget target, LoadInput input, RejectsFile rejected, ProgressDisplay display)
            throws InterruptedException {
        LoadRun run = new LoadRun(target, jobs, fromLine, rejected, display::notice);
        try (Interruption _ = new Interruption(() -> stop(run, display))) {
            display.start(() -> new LoadProgress(run.counts(), run.elapsed(), input.extent(run.reach())));
            LoadResult result = run.run(new LineReader(input.text(), fromLine));
            display.close();
            PrintWriter out = spec.commandLine().getOut();
            LoadReport.lines(result, rejected.path()).forEach(out::println);
            out.flush();
            return result.exitCode();
        }
    }

    private static void stop(LoadRun run, ProgressDisplay display) {
        run.stop();
        display.notice("Stopping: waiting for the requests that are open, 30 s at most.");
    }

    private void checkOptions() {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw wrongCall("--jobs must be from 1 to " + MOST_JOBS);
        }
        if (fromLine < 1) {
            throw wrongCall("--from-line must be 1 or more");
        }
    }

    private LoadInput open() throws IOException {
        if ("-".equals(file)) {
            return LoadInput.of(System.in, OptionalLong.empty());
        }
        Path path = Path.of(file);
        if (Files.notExists(path)) {
            throw wrongCall("No such file: " + file);
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw wrongCall("Not a readable file: " + file);
        }
        if (rejects != null && Files.exists(rejects) && Files.isSameFile(path, rejects)) {
            throw wrongCall("The rejects must not replace the input: " + file);
        }
        return LoadInput.open(path);
    }

    private RejectsFile.Target rejectsTarget() {
        if (rejects == null) {
            return RejectsFile.in(IngestSettings.stateDirectories(environment));
        }
        Path directory = rejects.toAbsolutePath().getParent();
        if (Files.isDirectory(rejects) || directory == null || !Files.isDirectory(directory)) {
            throw wrongCall("No file can be written at " + rejects);
        }
        return RejectsFile.at(rejects, fromLine > 1);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private ParameterException wrongCall(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package ytv2.launcher.cases;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ytv2.launcher.cases.HttpTarget.Reply;
import ytv2.launcher.cases.Verdict.Agrees;
import ytv2.launcher.cases.Verdict.Differs;
import ytv2.launcher.cases.Verdict.DiffersAsDecided;

/// Posts the recorded reports to a running ingest service, compares the recorded reads with a running dashboard, and
/// prints a line for each. Exit code 1 if one differs that may not.
@Command(name = "compare-cases", mixinStandardHelpOptions = true)
final class CompareCases implements Callable<Integer> {

    private static final int SHOWN_DIFFERENCES = 8;

    @Option(names = "--ingest-url", description = "Absent: nothing is posted, the reports are there already.")
    @Nullable
    URI ingestUrl;

    @Option(names = "--dashboard-url", required = true)
    URI dashboardUrl;

    @Option(names = "--token", defaultValue = "", description = "The ingest service's token.")
    String token;

    @Option(names = "--cases", required = true, description = "Holds ingest.jsonl[.gz] and reads.jsonl[.gz].")
    Path cases;

    @Option(names = "--only", description = "unnarrowed: no reads with filters, a search or an order.")
    @Nullable
    String only;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CompareCases()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CaseFiles files = CaseFiles.read(cases);
        if (ingestUrl != null) {
            post(files.ingest(), new HttpTarget(ingestUrl), token);
        }
        List<Verdict> verdicts = compare(files, new HttpTarget(dashboardUrl), "unnarrowed".equals(only));
        verdicts.forEach(verdict -> out.println(line(verdict)));
        out.println(summary(verdicts));
        return verdicts.stream().anyMatch(Differs.class::isInstance) ? 1 : 0;
    }

    /// One after the other, as they were recorded.
    ///
    /// @throws IllegalStateException if one is not accepted
    static void post(List<String> bodies, HttpTarget ingest, String token) throws IOException, InterruptedException {
        for (String body : bodies) {
            Reply reply = ingest.post("/ingest/report", token, body);
            if (reply.status() != 200) {
                throw new IllegalStateException("refused with " + reply.status() + ": " + reply.body() + "\n" + body);
            }
        }
    }

    static List<Verdict> compare(CaseFiles files, HttpTarget dashboard, boolean unnarrowedOnly)
            throws IOException, InterruptedException {
        CaseRun run = new CaseRun(dashboard, new PostedReports(files.posted()));
        List<Verdict> verdicts = new ArrayList<>();
        for (RecordedRead read : files.reads()) {
            if (!unnarrowedOnly || read.isUnnarrowed()) {
                verdicts.add(run.compare(read));
            }
        }
        return verdicts;
    }

    static String line(Verdict verdict) {
        return switch (verdict) {
            case Agrees(RecordedRead read, var exemptions) ->
                "agrees   " + read + (exemptions.isEmpty() ? "" : "  (but for " + exemptions + ")");
            case DiffersAsDecided(RecordedRead read, List<Difference> differences) ->
                "differs as " + read.decisions() + " say: " + read + shown(differences);
            case Differs(RecordedRead read, List<Difference> differences) -> "DIFFERS  " + read + shown(differences);
        };
    }

    static String summary(List<Verdict> verdicts) {
        return "%d agree, %d differ as decided, %d DIFFER"
                .formatted(
                        count(verdicts, Agrees.class),
                        count(verdicts, DiffersAsDecided.class),
                        count(verdicts, Differs.class));
    }

    private static long count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return verdicts.stream().filter(kind::isInstance).count();
    }

    private static String shown(List<Difference> differences) {
        StringBuilder lines = new StringBuilder();
        differences.stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(difference -> lines.append("\n           ").append(difference));
        if (differences.size() > SHOWN_DIFFERENCES) {
            lines.append("\n           and %d more".formatted(differences.size() - SHOWN_DIFFERENCES));
        }
        return lines.toString();
    }
}

package ytv2.migration.preflight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ytv2.migration.ExitCode;
import ytv2.migration.ReportOptions;
import ytv2.migration.run.SourceOptions;
import ytv2.migration.run.SourceScan;
import ytv2.migration.source.Side;
import ytv2.migration.target.TargetDatabase;

/// Finds what would go wrong.
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description = {
            "Finds what would be rejected or coerced, row by row, and whether the target is ready.",
            "Changes nothing. Ends with a list of go and no-go; one no-go is exit code 3."
        })
public final class PreflightCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions sources;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment names the target
    public PreflightCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException {
        TargetDatabase target = TargetDatabase.of(environment);
        SourceScan scan = SourceScan.of(sources, reports.directory());
        List<Check> checks = new ArrayList<>();
        checks.add(Check.go("files", "undamaged, and only read"));
        checks.add(timezones(scan.naive()));
        checks.add(
                scan.rejected() == 0
                        ? Check.go("rejects", "none")
                        : Check.note(
                                "rejects",
                                scan.rejected() + " rows or parts of rows would not be taken; see the list"));
        checks.addAll(TargetChecks.of(target));
        boolean go = checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.NO_GO);
        print(scan, checks, go);
        reports.write("preflight", toJson(scan, checks, go));
        return go ? scan.rejected() == 0 ? ExitCode.DONE : ExitCode.REJECTS : ExitCode.FAILED;
    }

    /// @param naive how many times have no offset, for each side whose zone is not known
    private static Check timezones(Map<Side, Long> naive) {
        if (naive.isEmpty()) {
            return Check.go("time zones", "every time is certain");
        }
        List<String> missing = naive.entrySet().stream()
                .map(side -> String.format(
                        Locale.ROOT,
                        "%,d times of the %s have no offset: add --%s-timezone ZONE",
                        side.getValue(),
                        side.getKey().slug(),
                        side.getKey().slug()))
                .toList();
        return Check.noGo("time zones", String.join("; ", missing));
    }

    private void print(SourceScan scan, List<Check> checks, boolean go) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d videos%n", scan.videos());
        scan.notes().forEach((reason, count) -> out.printf(Locale.ROOT, "  %,9d times %s%n", count, reason));
        scan.lists().forEach(out::println);
        checks.forEach(check -> out.println(check.line()));
        out.println(go ? "GO" : "NO-GO");
        out.flush();
    }

    private static ObjectNode toJson(SourceScan scan, List<Check> checks, boolean go) {
        ObjectNode json = scan.toJson();
        json.put("go", go);
        var list = json.putArray("checks");
        checks.forEach(check -> list.addObject()
                .put("verdict", check.verdict().name().toLowerCase(Locale.ROOT))
                .put("what", check.what())
                .put("found", check.found()));
        return json;
    }
}

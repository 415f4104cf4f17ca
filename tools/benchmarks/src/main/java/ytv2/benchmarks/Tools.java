package ytv2.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import ytv2.benchmarks.measure.CpuTime;
import ytv2.launcher.Failure;
import ytv2.launcher.backup.PostgresTool;
import ytv2.launcher.process.Session;

/// The load tools that this machine has.
record Tools(Path wrk, PostgresTool pgbench) {

    /// @throws Failure if one is missing, with what to install
    static Tools find() {
        if (!CpuTime.isKnown()) {
            throw new Failure(
                    "bench measures CPU time by /proc, which Linux has; run it there, or in a container",
                    ExitCode.USAGE);
        }
        Optional<Path> wrk = Session.find("wrk");
        Optional<PostgresTool> pgbench = PostgresTool.newest("pgbench");
        List<String> missing = new ArrayList<>();
        if (wrk.isEmpty()) {
            missing.add("wrk (apt install wrk, or brew install wrk)");
        }
        if (pgbench.isEmpty()) {
            missing.add("pgbench (apt install postgresql-contrib, or brew install postgresql)");
        }
        if (!missing.isEmpty()) {
            throw new Failure("missing on the PATH: " + String.join(" and ", missing), ExitCode.USAGE);
        }
        return new Tools(wrk.orElseThrow(), pgbench.orElseThrow());
    }
}

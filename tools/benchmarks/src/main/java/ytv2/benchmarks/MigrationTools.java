package ytv2.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import ytv2.benchmarks.measure.CpuTime;
import ytv2.launcher.Failure;
import ytv2.launcher.backup.PostgresTool;
import ytv2.launcher.process.Session;

/// What this machine has to move rows with.
///
/// @param pgloader is left out where it is not installed
record MigrationTools(PostgresTool psql, Optional<Path> pgloader) {

    /// @throws Failure if what is needed is missing, with what to install
    static MigrationTools find() {
        if (!CpuTime.isKnown()) {
            throw new Failure("bench reads /proc, which Linux has; run it there, or in a container", ExitCode.USAGE);
        }
        PostgresTool psql = PostgresTool.newest("psql")
                .orElseThrow(() -> new Failure(
                        "missing on the PATH: psql (apt install postgresql-client, or brew install libpq)",
                        ExitCode.USAGE));
        return new MigrationTools(psql, Session.find("pgloader"));
    }
}

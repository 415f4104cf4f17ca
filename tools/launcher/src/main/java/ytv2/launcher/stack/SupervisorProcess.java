package ytv2.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.LogFile;
import ytv2.launcher.process.Session;
import ytv2.launcher.process.StackProcesses;

/// Starts the launcher that stays: from its copy in the stack, out of reach of the terminal. Java closes every
/// descriptor of the caller in it but the three standard ones.
record SupervisorProcess(StackDirectory directory, Programs programs, UpOptions options) {

    static final String NAME = "launcher";

    /// With output to `logs/launcher.log`.
    Process startDetached() {
        try {
            LogFile log = new LogFile(directory.log(NAME));
            log.rotate();
            return start(new ProcessBuilder()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile())));
        } catch (IOException e) {
            throw new Failure("cannot write to " + directory.log(NAME) + ": " + Failure.reason(e), e);
        }
    }

    /// With output to this program's own.
    Process startAttached() {
        return start(new ProcessBuilder().inheritIO());
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.command(Session.detached(command()))
                    .redirectInput(new File("/dev/null"))
                    .directory(directory.root().toFile())
                    .start();
        } catch (IOException e) {
            throw new Failure("cannot start the launcher: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it has little to do, and should cost little
                StackProcesses.MARK + directory.root(),
                "-jar",
                programs.launcher().toString(),
                StackProcesses.SUPERVISE,
                "--data",
                directory.root().toString(),
                SuperviseCommand.PROGRAMS,
                programs.root().toString(),
                UpOptions.PORT,
                Integer.toString(options.port()),
                UpOptions.INGEST_PORT,
                Integer.toString(options.ingestPort())));
        if (options.sample) {
            command.add(UpOptions.SAMPLE);
        }
        return command;
    }
}

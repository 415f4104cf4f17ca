package ytv2.migration;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import ytv2.migration.baseline.BaselineCommand;
import ytv2.migration.bench.BenchCommand;
import ytv2.migration.generate.GenerateCommand;
import ytv2.migration.media.MediaCommand;
import ytv2.migration.mirror.MirrorCommand;
import ytv2.migration.preflight.PreflightCommand;
import ytv2.migration.run.RunCommand;
import ytv2.migration.snapshot.RestoreSnapshotCommand;
import ytv2.migration.snapshot.SnapshotCommand;
import ytv2.migration.source.SourceFailure;
import ytv2.migration.target.TargetFailure;
import ytv2.migration.verify.VerifyCommand;

/// The program behind `./ytv2 migrate`.
@Command(
        name = "./ytv2 migrate",
        mixinStandardHelpOptions = true,
        description = "Takes what the two SQLite files hold into PostgreSQL, and proves that it is all there.",
        footer = {
            "",
            "Exit codes: 0 done, 1 done with rejects (the file is named), 2 wrong usage, 3 refused or failed.",
            "./ytv2 migrate COMMAND --help tells more."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Migration implements Runnable {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program an error came from.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private Migration() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /// The commands in the order in which they are used.
    ///
    /// @param environment what the commands see as the process's own
    static CommandLine commandLine(Map<String, String> environment) {
        Migration migration = new Migration();
        CommandLine all = new CommandLine(migration)
                .addSubcommand(new SnapshotCommand(environment))
                .addSubcommand(new RestoreSnapshotCommand())
                .addSubcommand(new BaselineCommand())
                .addSubcommand(new PreflightCommand(environment))
                .addSubcommand(new RunCommand(environment))
                .addSubcommand(new MediaCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new MirrorCommand(environment))
                .addSubcommand(new BenchCommand(environment))
                .addSubcommand(new GenerateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, _, _) -> migration.report(exception));
        all.getCommandSpec().version("ytv2 " + Version.text());
        return all;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: a COMMAND is missing.");
    }

    private int report(Exception exception) {
        if (verbose) {
            exception.printStackTrace(spec.commandLine().getErr());
        }
        spec.commandLine()
                .getErr()
                .println(
                        switch (exception) {
                            case SourceFailure _, TargetFailure _ -> "ytv2: " + exception.getMessage();
                            case InterruptedException _ -> "ytv2: interrupted";
                            default -> "ytv2: failed: " + exception + (verbose ? "" : " (--verbose shows more)");
                        });
        return ExitCode.FAILED;
    }
}

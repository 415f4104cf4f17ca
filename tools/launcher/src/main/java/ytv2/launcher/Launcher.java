package ytv2.launcher;

import java.io.IOException;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import ytv2.launcher.backup.BackupCommand;
import ytv2.launcher.backup.RestoreCommand;
import ytv2.launcher.category.PruneCategoryCommand;
import ytv2.launcher.database.SchemaCommand;
import ytv2.launcher.doctor.DoctorCommand;
import ytv2.launcher.load.LoadCommand;
import ytv2.launcher.load.SampleLoader;
import ytv2.launcher.migrate.MigrateCommand;
import ytv2.launcher.stack.DownCommand;
import ytv2.launcher.stack.LogsCommand;
import ytv2.launcher.stack.Sample;
import ytv2.launcher.stack.StatusCommand;
import ytv2.launcher.stack.SuperviseCommand;
import ytv2.launcher.stack.UpCommand;

/// The program behind `./ytv2`.
@Command(
        name = "./ytv2",
        mixinStandardHelpOptions = true,
        description = "Runs YTV2 on this machine. Begin with ./ytv2 up --sample",
        footer = {"", "./ytv2 COMMAND --help tells more."},
        synopsisSubcommandLabel = "COMMAND")
public final class Launcher {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program an error came from.")
    private boolean verbose;

    private Launcher() {}

    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(args));
    }

    private static long loadSample(URI ingest, String token) {
        try {
            return new SampleLoader(ingest, token).load().accepted();
        } catch (IOException refused) {
            throw new Failure(String.valueOf(refused.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while the sample was loaded");
        }
    }

    /// The commands in the order in which a newcomer needs them.
    static CommandLine commandLine() {
        Sample sample = Launcher::loadSample;
        Launcher launcher = new Launcher();
        CommandLine all = new CommandLine(launcher)
                .addSubcommand(new UpCommand(sample))
                .addSubcommand(new DownCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new LogsCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(ofTheScript(
                        "test",
                        "Runs the whole test suite, on a PostgreSQL of its own.",
                        "Further options go to Maven."))
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new SchemaCommand())
                .addSubcommand(new PruneCategoryCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new MigrateCommand())
                .addSubcommand(ofTheScript(
                        "native",
                        "Builds native executables of the services; needs GraalVM.",
                        "Further options go to Maven."))
                .addSubcommand(ofTheScript("bench", "Measures reading, or writing; needs wrk and pgbench."))
                .addSubcommand(new SuperviseCommand(sample))
                .setExecutionExceptionHandler((exception, _, _) -> launcher.report(exception));
        setVersion(all);
        return all;
    }

    /// A command that the script answers itself; here for the help alone.
    private static CommandLine ofTheScript(String name, String... description) {
        Runnable refusal = () -> {
            throw new Failure(name + " is a command of the script: ./ytv2 " + name);
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(refusal);
        var unused =
                spec.name(name).mixinStandardHelpOptions(true).usageMessage().description(description);
        return new CommandLine(spec);
    }

    private static void setVersion(CommandLine command) {
        String version = Launcher.class.getPackage().getImplementationVersion();
        var unused = command.getCommandSpec().version("ytv2 " + (version == null ? "(not packaged)" : version));
        command.getSubcommands().values().forEach(Launcher::setVersion);
    }

    private int report(Exception exception) {
        if (verbose) {
            exception.printStackTrace();
        }
        if (exception instanceof Failure failure) {
            System.err.println("ytv2: " + failure.getMessage());
            return failure.exitCode();
        }
        System.err.println("ytv2: unexpected error: " + exception + (verbose ? "" : " (--verbose shows more)"));
        return CommandLine.ExitCode.SOFTWARE;
    }
}

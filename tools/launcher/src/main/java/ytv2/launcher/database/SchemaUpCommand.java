package ytv2.launcher.database;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Brings the database to the point where the services can use it.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the roles where the user may, applies missing migrations.",
            "Then grants the services' roles their rights. Doing it again changes nothing."
        })
public final class SchemaUpCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOption database;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Provisioning(spec.commandLine().getOut()::println).external(database.urls());
        return ExitCode.OK;
    }
}

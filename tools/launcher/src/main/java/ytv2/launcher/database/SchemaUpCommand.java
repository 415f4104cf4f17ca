package ytv2.launcher.database;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Creates the roles where that is allowed, then applies the migrations that the database lacks.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Creates the database roles where the user may, then applies the missing migrations.")
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

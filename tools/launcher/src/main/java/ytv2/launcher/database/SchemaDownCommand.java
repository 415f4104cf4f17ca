package ytv2.launcher.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.database.Rollback.Loss;
import ytv2.launcher.database.Schema.Migration;
import ytv2.model.DatabaseUrl;

/// Takes migrations back, all of those asked for or none.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the newest migration back, or as many as the options say.",
            "All of them or none. Data that would be deleted is named first; --yes deletes it."
        })
public final class SchemaDownCommand implements Callable<Integer> {

    /// `lock_not_available`: PostgreSQL's answer after `lock_timeout`.
    private static final String LOCK_TIMEOUT = "55P03";

    @Mixin
    private DatabaseOption database;

    @ArgGroup(exclusive = true)
    private @Nullable Extent extent;

    @Option(names = "--yes", description = "Deletes the data that goes with it.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    /// How far down.
    static final class Extent {

        @Option(names = "--to", paramLabel = "VERSION", description = "Down to this version; 0 is the empty database.")
        private @Nullable String version;

        @Option(names = "--all", description = "Down to the empty database.")
        private boolean all;
    }

    @Override
    public Integer call() {
        DatabaseUrl url = database.urls().owner();
        Rollback rollback = rollback(Schema.migrations(url));
        PrintWriter out = spec.commandLine().getOut();
        if (rollback.steps().isEmpty()) {
            out.println("nothing to take back");
            return ExitCode.OK;
        }
        try (Connection connection = DatabaseConnection.open(url)) {
            DatabaseConnection.begin(connection);
            SchemaLock.take(connection);
            List<Loss> losses = rollback.losses(connection);
            losses.forEach(loss -> out.printf("deletes %s: %,d rows%n", loss.what(), loss.rows()));
            if (!losses.isEmpty() && !yes) {
                connection.rollback();
                out.println("nothing is changed; ./ytv2 backup keeps the data, --yes deletes it");
                return ExitCode.SOFTWARE;
            }
            rollback.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
        rollback.steps().forEach(step -> out.println("took back " + step.version() + " " + step.description()));
        return ExitCode.OK;
    }

    private Rollback rollback(List<Migration> migrations) {
        if (extent == null) {
            return Rollback.newest(migrations);
        }
        return Rollback.to(migrations, extent.version == null ? "0" : extent.version);
    }

    private static Failure failure(SQLException e) {
        if (LOCK_TIMEOUT.equals(e.getSQLState())) {
            return new Failure("the tables are in use; stop the services first (./ytv2 down)", e);
        }
        return new Failure("the schema stays as it was: " + e.getMessage(), e);
    }
}

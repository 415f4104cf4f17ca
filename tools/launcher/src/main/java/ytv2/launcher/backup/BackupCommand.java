package ytv2.launcher.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.DatabaseOption;
import ytv2.launcher.database.Schema;
import ytv2.model.DatabaseUrl;

/// Writes everything in the database to a file, as of one moment, while the services go on.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything in the database to a file.",
            "The file holds the state of one moment; the services go on meanwhile.",
            "Uses pg_dump where one is installed that is as new as the server, else a format of its own."
        })
public final class BackupCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOption database;

    @Parameters(paramLabel = "FILE", description = "Must not exist; readable by its owner only.")
    private Path file;

    @Option(names = "--built-in", description = "Does not use pg_dump.")
    private boolean builtIn;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        DatabaseUrl url = database.urls().owner();
        PrintWriter out = spec.commandLine().getOut();
        TimedProgress progress = new TimedProgress(out);
        try (NewFile target = NewFile.create(file);
                Connection connection = DatabaseConnection.open(url)) {
            if (!Schema.exists(connection)) {
                throw new Failure("the database has no schema; there is nothing to back up");
            }
            int server = connection.getMetaData().getDatabaseMajorVersion();
            Optional<PostgresTool> pgDump =
                    builtIn ? Optional.empty() : PostgresTool.newest("pg_dump").filter(tool -> tool.major() >= server);
            if (pgDump.isPresent()) {
                new PgDump(pgDump.get(), url, progress).write(target.unfinished());
            } else {
                Contents contents = new CopyDump(connection, progress).write(target.unfinished());
                out.printf("%,d rows at schema version %s%n", contents.rows(), contents.schemaVersion());
            }
            target.publish();
            out.printf(
                    "%s: %,d bytes, written by %s%n",
                    file,
                    Files.size(file),
                    pgDump.map(tool -> tool.path() + " " + tool.major()).orElse("./ytv2 itself"));
            return ExitCode.OK;
        } catch (SQLException e) {
            throw new Failure("no backup is written: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Failure("no backup is written: " + e, e);
        }
    }
}

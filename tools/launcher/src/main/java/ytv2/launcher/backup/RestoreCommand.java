package ytv2.launcher.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseOption;
import ytv2.launcher.database.Provisioning;
import ytv2.model.DatabaseUrl;

/// Puts a backup into the database, whole or not at all.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into an empty database, whole or not at all.",
            "Then brings its schema up to date."
        })
public final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOption database;

    @Parameters(paramLabel = "FILE", description = "What ./ytv2 backup or pg_dump -Fc has written.")
    private Path file;

    @Option(names = "--replace", description = "Deletes what the database holds, if the backup can take its place.")
    private boolean replace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            TimedProgress progress = new TimedProgress(out);
            Archive archive = Archive.open(file);
            DatabaseUrl url = database.urls().owner();
            Restoration.requireRoom(url, replace); // before a large file is read for nothing
            Contents contents = archive.verify(progress);
            Restoration restoration =
                    new Restoration(url, archive, contents, replace, new Provisioning(out::println), progress);
            String version = restoration.run();
            out.printf(
                    "restored %,d rows at schema version %s; the schema is at version %s%n",
                    contents.rows(), contents.schemaVersion(), version);
            return ExitCode.OK;
        } catch (SQLException e) {
            throw new Failure("nothing is restored: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Failure("nothing is restored: " + e, e);
        }
    }
}

package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import ytv2.launcher.CommandRun;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Runs of `backup` and `restore` as the owner of a database.
final class Backups {

    private Backups() {}

    /// Writes a backup without the help of `pg_dump`.
    ///
    /// @return the file
    static Path write(TestDatabase database, Path file) {
        CommandRun run = run(new BackupCommand(), database, file.toString(), "--built-in");
        assertThat(run.output()).contains("written by ./ytv2 itself");
        assertThat(run.exitCode()).isZero();
        return file;
    }

    /// Writes a backup by `pg_dump`; skips the test where there is none that is new enough.
    ///
    /// @return the file
    static Path writeByPgDump(TestDatabase database, Path file) throws SQLException {
        try (Session owner = database.owner()) {
            int server = owner.connection().getMetaData().getDatabaseMajorVersion();
            assumeThat(PostgresTool.newest("pg_dump").filter(tool -> tool.major() >= server))
                    .isPresent();
        }
        CommandRun run = run(new BackupCommand(), database, file.toString());
        assertThat(run.output()).contains("written by /");
        assertThat(run.exitCode()).isZero();
        return file;
    }

    static CommandRun restore(TestDatabase database, Path file, String... options) {
        String[] arguments =
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new);
        return run(new RestoreCommand(), database, arguments);
    }

    static CommandRun run(Object command, TestDatabase database, String... arguments) {
        String url = database.url("ytv2_owner").toUri();
        return CommandRun.of(command, Map.of("DATABASE_URL", url), arguments);
    }
}

package ytv2.migration.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB.ProgressObserver;

/// Copies a database file that other programs may be writing, as of one moment, what stands in its write-ahead log
/// included. The file itself is opened for reading alone.
///
/// @see <a href="https://www.sqlite.org/backup.html">SQLite's backup API</a>
final class SqliteBackup {

    /// 16 MB of the usual pages: enough to be fast, few enough for a writer not to wait long.
    private static final int PAGES_A_STEP = 4096;

    private static final int PAUSE_MILLIS = 100;

    /// A minute of a source that is always locked.
    private static final int PAUSES = 600;

    private SqliteBackup() {}

    /// @param target must not exist
    /// @param progress gets the pages that remain, and all
    /// @throws SourceFailure if the source is no database, is locked for a minute, or is damaged
    static void copy(Path source, Path target, ProgressObserver progress) throws IOException {
        if (!Files.isReadable(source) || Files.isDirectory(source)) {
            throw new SourceFailure("cannot read " + source + ": is the path right, and may this user read it?");
        }
        try (Connection connection = SqliteFile.connect(source)) {
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", target.toString(), progress, PAUSE_MILLIS, PAUSES, PAGES_A_STEP);
            if (code != 0) {
                throw new SourceFailure(reason(source, code));
            }
        } catch (SQLException e) {
            Files.deleteIfExists(target);
            throw new SourceFailure("cannot copy " + source + ": " + e.getMessage(), e);
        }
        checkIntegrity(source, target);
    }

    /// @see <a href="https://www.sqlite.org/rescode.html">SQLite, result codes</a>
    private static String reason(Path source, int code) {
        return switch (code) {
            case 5, 6 -> "cannot copy " + source + ": another program keeps it locked";
            case 14 ->
                "cannot copy " + source + ": SQLite has to write beside a file with a write-ahead log. Let this user"
                        + " write into its directory, or copy it together with " + source.getFileName()
                        + "-wal while no program has it open, and give the copy";
            case 11 -> source + " is damaged";
            case 26 -> source + " is no SQLite database";
            default -> "cannot copy " + source + ": SQLite answers with code " + code;
        };
    }

    /// @throws SourceFailure if SQLite finds damage in it
    private static void checkIntegrity(Path source, Path copy) throws IOException {
        try (Connection connection = SqliteFile.connect(copy);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "nothing";
            if (!"ok".equals(verdict)) {
                throw new SourceFailure(source + " is damaged (integrity_check: " + verdict
                        + "); take an older backup, or let sqlite3 .recover save what it can");
            }
        } catch (SQLException e) {
            Files.deleteIfExists(copy);
            throw new SourceFailure(source + " is no SQLite database, or is damaged: " + e.getMessage(), e);
        }
    }
}

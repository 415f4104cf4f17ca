package ytv2.migration.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Makes files as a program leaves them that ends without closing them.
public final class WriteAheadLog {

    private WriteAheadLog() {}

    /// @param change stands in the log alone
    /// @return `target`, with its log beside it
    public static Path leaveBehind(Path file, Path target, String change) throws SQLException, IOException {
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            boolean _ = statement.execute("PRAGMA journal_mode = WAL");
            boolean _ = statement.execute("PRAGMA wal_autocheckpoint = 0");
            boolean _ = statement.execute(change);
            Path _ = Files.copy(file, target);
            Path _ = Files.copy(beside(file), beside(target));
        }
        return target;
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }
}

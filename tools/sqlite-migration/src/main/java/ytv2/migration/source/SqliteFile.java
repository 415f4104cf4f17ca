package ytv2.migration.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteConfig;

/// A snapshot of one legacy file, open for reading alone. Not for several threads.
public final class SqliteFile implements AutoCloseable {

    private final Side side;
    private final Path path;
    private final Connection connection;

    private SqliteFile(Side side, Path path, Connection connection) {
        this.side = side;
        this.path = path;
        this.connection = connection;
    }

    /// @param copy a file that nobody writes, such as a [Snapshot]
    /// @param path of the file that it is a copy of, for messages
    /// @throws SourceFailure if it is no SQLite file, has no table `content`, or is not in UTF-8
    public static SqliteFile open(Side side, Path copy, Path path) {
        return checked(new SqliteFile(side, path, connect(copy)));
    }

    private static SqliteFile checked(SqliteFile file) {
        file.requireUtf8();
        if (file.columns(SourceTable.CONTENT).isEmpty()) {
            file.close();
            throw new SourceFailure(
                    file.path + " has no table content: is it the " + file.side.slug() + "'s database?");
        }
        return file;
    }

    /// A file that its programs may be writing.
    ///
    /// @param connection closed with this
    /// @throws SourceFailure if it is no SQLite file, has no table `content`, or is not in UTF-8
    public static SqliteFile ofLive(Side side, Path path, Connection connection) {
        return checked(new SqliteFile(side, path, connection));
    }

    static Connection connect(Path path) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            return config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
        } catch (SQLException e) {
            throw new SourceFailure("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    /// Ids are compared by their bytes, in both files and in PostgreSQL.
    private void requireUtf8() {
        String encoding = text("PRAGMA encoding");
        if (!"UTF-8".equals(encoding)) {
            close();
            throw new SourceFailure(
                    "%1$s keeps its texts as %2$s; make a copy in UTF-8 and give that one:".formatted(path, encoding)
                            + " sqlite3 %s .dump | sqlite3 NEW.db".formatted(path));
        }
    }

    public Side side() {
        return side;
    }

    /// Of the file that people know.
    public Path path() {
        return path;
    }

    Connection connection() {
        return connection;
    }

    /// The columns that a table really has, in lower case; empty if there is no such table.
    public List<String> columns(SourceTable table) {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT name FROM pragma_table_info('" + table.sqlName() + "')")) {
            while (rows.next()) {
                columns.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
            return List.copyOf(columns);
        } catch (SQLException e) {
            throw new SourceFailure(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The column of `content` that says which video a row belongs to.
    String owner() {
        return columns(SourceTable.CONTENT).contains("video_id") ? "video_id" : "id";
    }

    /// How many rows `content` has.
    public long videos() {
        return Long.parseLong(text("SELECT count(*) FROM content"));
    }

    private String text(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new SourceFailure(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SourceFailure("cannot close " + path, e);
        }
    }
}

package ytv2.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import ytv2.launcher.Failure;
import ytv2.model.DatabaseUrl;

/// Opens connections for the commands.
public final class DatabaseConnection {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /// How long a command waits for those who use the tables it changes.
    private static final String LIMITS = """
            SET LOCAL lock_timeout = '10s';
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """;

    private DatabaseConnection() {}

    /// @throws Failure if the server cannot be reached or refuses
    public static Connection open(DatabaseUrl url) {
        try {
            return DriverManager.getConnection(url.toJdbcUrl(), properties(url, CONNECT_LIMIT));
        } catch (SQLException e) {
            throw new Failure("cannot use " + url + ": " + e.getMessage(), e);
        }
    }

    /// A connection on which nothing takes longer than `limit`.
    public static Connection open(DatabaseUrl url, Duration limit) throws SQLException {
        Properties properties = properties(url, limit);
        properties.setProperty("socketTimeout", Long.toString(limit.toSeconds()));
        return DriverManager.getConnection(url.toJdbcUrl(), properties);
    }

    /// Begins a transaction that may take its time but does not wait long for locks.
    public static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, LIMITS);
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one number that a query gives.
    public static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The one text that a query gives.
    public static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// A name as an SQL identifier, whatever is in it.
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Properties properties(DatabaseUrl url, Duration limit) {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("ApplicationName", "ytv2");
        properties.setProperty("connectTimeout", Long.toString(limit.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(limit.toSeconds()));
        return properties;
    }
}

package ytv2.migration.target;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import ytv2.model.DatabaseUrl;

/// The PostgreSQL that is migrated to, as the owner of its schema.
public record TargetDatabase(DatabaseUrl url) {

    /// Seconds.
    private static final String CONNECT_LIMIT = "10";

    private static final String SETTINGS = """
            SET statement_timeout = 0;
            SET lock_timeout = '60s';
            SET idle_in_transaction_session_timeout = 0;
            SET jit = off;
            SET gin_pending_list_limit = '64MB'
            """;

    /// The one that the environment names: `DATABASE_URL`, or its older name.
    ///
    /// @throws TargetFailure if neither is set, or is no PostgreSQL URI
    public static TargetDatabase of(Map<String, String> environment) {
        Optional<String> url = Stream.of("DATABASE_URL", "DATABASE_URL_POSTGRES_NEW")
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
        try {
            return url.map(DatabaseUrl::parse)
                    .map(TargetDatabase::new)
                    .orElseThrow(() -> new TargetFailure(
                            "there is no target: set DATABASE_URL, or name a stack of" + " ./ytv2 up with --data DIR"));
        } catch (IllegalArgumentException e) {
            throw new TargetFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /// @throws TargetFailure if the server cannot be reached or refuses, or has no schema
    public Connection open() {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("ApplicationName", "ytv2-migrate");
        properties.setProperty("connectTimeout", CONNECT_LIMIT);
        properties.setProperty("loginTimeout", CONNECT_LIMIT);
        properties.setProperty("reWriteBatchedInserts", "true");
        try {
            Connection connection = DriverManager.getConnection(url.toJdbcUrl(), properties);
            Sql.execute(connection, SETTINGS);
            requireSchema(connection);
            return connection;
        } catch (SQLException e) {
            throw new TargetFailure("cannot use " + url + ": " + e.getMessage(), e);
        }
    }

    private void requireSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('public.migrated_media') IS NOT NULL")) {
            if (!row.next() || !row.getBoolean(1)) {
                connection.close();
                throw new TargetFailure(url + " lacks the newest schema; run ./ytv2 schema up");
            }
        }
    }
}

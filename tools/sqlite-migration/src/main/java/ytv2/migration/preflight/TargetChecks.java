package ytv2.migration.preflight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.target.TargetFailure;

/// Whether the target can be migrated to.
final class TargetChecks {

    /// The oldest version that the schema is tested with.
    private static final int OLDEST = 15;

    /// Those of a run.
    private static final int CONNECTIONS = 3;

    private static final String EXTENSIONS = """
            SELECT string_agg(w.name, ', ')
            FROM unnest(ARRAY['pgcrypto', 'pg_trgm', 'unaccent']) AS w(name)
            WHERE NOT EXISTS (SELECT FROM pg_extension AS e WHERE e.extname = w.name)
            """;

    private static final String ROLES = """
            SELECT string_agg(w.name, ', ')
            FROM unnest(ARRAY['ytv2_owner', 'ytv2_ingest', 'ytv2_dashboard']) AS w(name)
            WHERE NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = w.name)
            """;

    private static final String FREE = """
            SELECT current_setting('max_connections')::integer
                   - current_setting('superuser_reserved_connections')::integer
                   - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')
            """;

    private TargetChecks() {}

    static List<Check> of(TargetDatabase target) {
        try (Connection connection = target.open()) {
            List<Check> checks = new ArrayList<>();
            checks.add(version(connection));
            checks.add(extensions(connection));
            checks.add(roles(connection));
            checks.add(connections(connection));
            checks.add(emptiness(connection));
            return checks;
        } catch (TargetFailure | SQLException e) {
            return List.of(Check.noGo("target", String.valueOf(e.getMessage())));
        }
    }

    private static Check version(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String found = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        return version >= OLDEST
                ? Check.go("version", found)
                : Check.noGo("version", found + ": " + OLDEST + " is the oldest that will do");
    }

    private static Check extensions(Connection connection) throws SQLException {
        String missing = text(connection, EXTENSIONS);
        return missing.isEmpty()
                ? Check.go("extensions", "pgcrypto, pg_trgm, unaccent")
                : Check.noGo("extensions", missing + " missing: run ./ytv2 schema up as a user who may create them");
    }

    private static Check roles(Connection connection) throws SQLException {
        String missing = text(connection, ROLES);
        return missing.isEmpty()
                ? Check.go("roles", "ytv2_owner, ytv2_ingest, ytv2_dashboard")
                : Check.note("roles", missing + " missing: the services will run with the rights of their URL's user");
    }

    private static Check connections(Connection connection) throws SQLException {
        long free = Long.parseLong(text(connection, FREE));
        return free >= CONNECTIONS
                ? Check.go("free connections", Long.toString(free))
                : Check.noGo("free connections", free + "; a run needs " + CONNECTIONS + ": end other clients");
    }

    private static Check emptiness(Connection connection) throws SQLException {
        String videos = text(connection, "SELECT count(*) FROM content");
        String deleted = text(connection, "SELECT count(*) FROM content_tombstone");
        return videos.equals("0") && deleted.equals("0")
                ? Check.go("emptiness", "no video yet")
                : Check.note(
                        "emptiness",
                        videos + " videos and " + deleted + " deletes are there: they are merged with, and kept");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}

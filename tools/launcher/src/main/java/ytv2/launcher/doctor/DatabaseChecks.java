package ytv2.launcher.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.database.Schema;
import ytv2.launcher.database.Schema.Migration;
import ytv2.launcher.database.Schema.State;
import ytv2.model.DatabaseUrl;

/// What is asked of the database server.
record DatabaseChecks(Database database) {

    private static final int OLDEST_SERVER = 15;

    /// Tombstones and events are timed by the database, requests by the services.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private static final Duration CLOCKS_DISAGREE = Duration.ofMinutes(5);

    /// Two pools of 4 connections, the dashboard's listener, a migration, and a person.
    private static final long CONNECTIONS_NEEDED = 12;

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "::1");

    private static final String EXTENSION = """
            SELECT e.extname IS NOT NULL AS installed,
                   COALESCE(v.superuser AND NOT v.trusted, true) AS privileged,
                   v.name IS NOT NULL AS available,
                   r.rolsuper AS superuser,
                   has_database_privilege(current_database(), 'CREATE') AS may_create
            FROM pg_catalog.pg_roles AS r
            LEFT JOIN pg_catalog.pg_extension AS e ON e.extname = ?
            LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name = ?
            LEFT JOIN pg_catalog.pg_available_extension_versions AS v
                ON v.name = a.name AND v.version = a.default_version
            WHERE r.rolname = current_user
            """;

    private static final String CONNECTIONS = """
            SELECT current_setting('max_connections')::integer
                     - current_setting('superuser_reserved_connections')::integer AS room,
                   (SELECT count(*) FROM pg_catalog.pg_stat_activity
                    WHERE backend_type = 'client backend'
                      AND COALESCE(application_name, '') NOT IN ('nas-ingest-service', 'dashboard-api-service', 'ytv2'))
                       AS others
            """;

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(database.reachable());
        checks.add(database.check("server version", (connection, _) -> version(connection)));
        checks.add(database.check("encoding and case", (connection, _) -> encoding(connection)));
        for (String extension : List.of("pgcrypto", "pg_trgm", "unaccent")) {
            checks.add(database.check("extension " + extension, (connection, _) -> extension(connection, extension)));
        }
        checks.add(database.check("schema", (_, known) -> schema(known.owner())));
        checks.add(database.check("connections", (connection, _) -> connections(connection)));
        checks.add(database.check("clock", (connection, _) -> clock(connection)));
        checks.add(database.check("durability", (connection, _) -> durability(connection)));
        checks.add(database.check("disk of the database", DatabaseChecks::disk));
        return checks;
    }

    private static Finding version(Connection connection) throws SQLException {
        String found = "PostgreSQL " + text(connection, "SHOW server_version");
        return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST_SERVER
                ? Finding.ok(found)
                : Finding.fail(found, "use PostgreSQL " + OLDEST_SERVER + " or newer");
    }

    private static Finding encoding(Connection connection) throws SQLException {
        String encoding = text(connection, "SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            return Finding.fail("encoding " + encoding, "create the database with ENCODING 'UTF8'");
        }
        boolean folds = text(connection, "SELECT lower('ÀÉÑ') = 'àéñ' AND 'ÀÉÑ' ILIKE 'àéñ'")
                .equals("t");
        String ctype = text(connection, "SELECT datctype FROM pg_database WHERE datname = current_database()");
        return folds
                ? Finding.ok("UTF8, ctype " + ctype)
                : Finding.fail(
                        "ctype " + ctype + " does not know É and é as one letter: search misses titles",
                        "create the database with LC_CTYPE 'C.UTF-8' or a language's");
    }

    private static Finding extension(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXTENSION)) {
            statement.setString(1, name);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean("installed")) {
                    return Finding.ok("present");
                }
                if (!row.getBoolean("available")) {
                    return Finding.fail("not installed on the server", "install PostgreSQL's contrib package there");
                }
                boolean may =
                        row.getBoolean("superuser") || (row.getBoolean("may_create") && !row.getBoolean("privileged"));
                return may
                        ? Finding.ok("not there yet; ./ytv2 schema up creates it")
                        : Finding.fail(
                                "not there, and this user may not create it",
                                "let a superuser run CREATE EXTENSION " + name);
            }
        }
    }

    private static Finding schema(DatabaseUrl owner) {
        List<Migration> migrations = Schema.migrations(owner);
        List<String> pending = versions(migrations, State.PENDING);
        List<String> unknown = versions(migrations, State.UNKNOWN);
        List<String> applied = versions(migrations, State.APPLIED);
        if (!unknown.isEmpty()) {
            return Finding.fail("has " + unknown + ", which this build does not know", "run the newer build");
        }
        if (!versions(migrations, State.FAILED).isEmpty()) {
            return Finding.fail("a migration has failed", "./ytv2 schema status");
        }
        if (!pending.isEmpty()) {
            String found = applied.isEmpty() ? "empty" : "at version " + applied.getLast();
            return Finding.fail(found + ", lacks " + pending, "./ytv2 schema up");
        }
        return Finding.ok("at version " + applied.getLast() + ", the newest known");
    }

    private static List<String> versions(List<Migration> migrations, State state) {
        return migrations.stream()
                .filter(migration -> migration.state() == state)
                .map(Migration::version)
                .toList();
    }

    private static Finding connections(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONNECTIONS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long left = row.getLong("room") - row.getLong("others");
            String found = "%d of %d are left to the services, which need %d"
                    .formatted(left, row.getLong("room"), CONNECTIONS_NEEDED);
            return left >= CONNECTIONS_NEEDED
                    ? Finding.ok(found)
                    : Finding.fail(found, "raise max_connections, or lower ytv2.database.pool-size");
        }
    }

    private static Finding clock(Connection connection) throws SQLException {
        Instant before = Instant.now();
        Instant server;
        try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            server = row.getObject(1, OffsetDateTime.class).toInstant();
        }
        Instant middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
        Duration difference = Duration.between(middle, server).abs();
        String found = "%.3f s apart".formatted(difference.toNanos() / 1e9);
        if (difference.compareTo(CLOCKS_DISAGREE) > 0) {
            return Finding.fail(found, "set both clocks by NTP");
        }
        return difference.compareTo(CLOCKS_DIFFER) > 0
                ? Finding.warn(found, "set both clocks by NTP")
                : Finding.ok(found);
    }

    private static Finding durability(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes")) {
            if (text(connection, "SHOW " + setting).equals("off")) {
                return Finding.fail(setting + " is off: a power cut destroys the database", "turn it on");
            }
        }
        return text(connection, "SHOW synchronous_commit").equals("off")
                ? Finding.warn("synchronous_commit is off: a crash loses what was just confirmed", "turn it on")
                : Finding.ok("fsync, full_page_writes and synchronous_commit are on");
    }

    private static Finding disk(Connection connection, DatabaseUrls urls) throws Exception {
        if (!LOCAL_HOSTS.contains(urls.owner().host())) {
            return Finding.ok("on another machine, not checked");
        }
        @Nullable String data = dataDirectory(connection);
        try {
            return data != null && Files.isDirectory(Path.of(data))
                    ? Disk.check(Path.of(data))
                    : Finding.ok("not visible to this user, not checked");
        } catch (InvalidPathException e) {
            return Finding.ok("not visible to this user, not checked");
        }
    }

    private static @Nullable String dataDirectory(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'data_directory'");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}

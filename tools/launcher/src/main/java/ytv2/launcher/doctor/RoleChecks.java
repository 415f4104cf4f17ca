package ytv2.launcher.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.model.DatabaseUrl;

/// With which rights the two services work.
record RoleChecks(Database database) {

    private static final String ROLES_FILE = "let a user that may create roles run deploy/postgres/roles.sql";

    private static final String RIGHTS = resource("rights.sql");

    private static final String SHARED = "ytv2_ingest and ytv2_dashboard";

    /// What a role may do in this database.
    ///
    /// @param mayTake whether the asking user may `SET ROLE` to it
    private record Rights(
            boolean exists,
            boolean mayTake,
            boolean reads,
            boolean writes,
            boolean writesEverything,
            boolean changesEvents,
            boolean defines) {}

    List<Check> all() {
        return List.of(
                database.check("users of the services", RoleChecks::users),
                database.check(
                        "rights of ingest",
                        (connection, known) -> ingest(rights(connection, known.ingest(), "ytv2_ingest"))),
                database.check(
                        "rights of dashboard",
                        (connection, known) -> dashboard(rights(connection, known.dashboard(), "ytv2_dashboard"))),
                database.check("login of ingest", (_, known) -> login(known.ingest())),
                database.check("login of dashboard", (_, known) -> login(known.dashboard())));
    }

    private static Finding users(Connection connection, DatabaseUrls urls) throws SQLException {
        String ingest = urls.ingest().user();
        String dashboard = urls.dashboard().user();
        if (!ingest.equals(dashboard)) {
            return Finding.ok(ingest + " and " + dashboard);
        }
        List<String> missing = new ArrayList<>();
        for (String role : List.of("ytv2_ingest", "ytv2_dashboard")) {
            if (!rights(connection, role).mayTake()) {
                missing.add(role);
            }
        }
        if (missing.isEmpty()) {
            return Finding.ok("both connect as " + ingest + " and work as " + SHARED);
        }
        boolean exist = rights(connection, "ytv2_ingest").exists()
                && rights(connection, "ytv2_dashboard").exists();
        return Finding.warn(
                "both services run as one user, " + ingest + ", that may not take the roles " + missing,
                exist ? "let a superuser run GRANT ytv2_ingest, ytv2_dashboard TO " + ingest : ROLES_FILE);
    }

    private static Finding ingest(Rights rights) {
        if (!rights.exists()) {
            return Finding.warn("there is no such role", ROLES_FILE);
        }
        if (!rights.writesEverything()) {
            return Finding.fail("lacks a right to write", "./ytv2 schema status; " + ROLES_FILE);
        }
        List<String> tooMuch = new ArrayList<>();
        if (rights.defines()) {
            tooMuch.add("may change the schema or make temporary tables");
        }
        if (rights.changesEvents()) {
            tooMuch.add("may change events");
        }
        return tooMuch.isEmpty()
                ? Finding.ok("reads and writes rows, adds events, changes no schema")
                : Finding.warn(String.join(", ", tooMuch), ROLES_FILE);
    }

    private static Finding dashboard(Rights rights) {
        if (!rights.exists()) {
            return Finding.warn("there is no such role", ROLES_FILE);
        }
        if (!rights.reads()) {
            return Finding.fail("lacks a right to read", "./ytv2 schema status; " + ROLES_FILE);
        }
        if (rights.defines()) {
            return Finding.warn("may change the schema or make temporary tables", ROLES_FILE);
        }
        return rights.writes()
                ? Finding.warn("may write; only its sessions' read-only setting keeps it from that", ROLES_FILE)
                : Finding.ok("reads, and can write nothing");
    }

    private static Finding login(DatabaseUrl url) {
        try (Connection connection = DatabaseConnection.open(url, Check.LIMIT)) {
            return Finding.ok(url.user() + " at " + connection.getCatalog());
        } catch (SQLException e) {
            return Finding.fail(url + ": " + Check.firstLine(e), "correct its DATABASE_URL");
        }
    }

    /// Of the role that a service works as: its own user, or the role it takes where that is granted.
    private static Rights rights(Connection connection, DatabaseUrl service, String role) throws SQLException {
        Rights taken = rights(connection, role);
        return taken.mayTake() ? taken : rights(connection, service.user());
    }

    private static Rights rights(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Rights(false, false, false, false, false, false, false);
                }
                return new Rights(
                        true,
                        row.getBoolean("may_take"),
                        row.getBoolean("reads"),
                        row.getBoolean("writes"),
                        row.getBoolean("writes_everything"),
                        row.getBoolean("changes_events"),
                        row.getBoolean("defines"));
            }
        }
    }

    private static String resource(String name) {
        try (InputStream stream = RoleChecks.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new Failure("this build lacks " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("cannot read " + name, e);
        }
    }
}

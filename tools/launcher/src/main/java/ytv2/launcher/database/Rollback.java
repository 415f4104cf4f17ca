package ytv2.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import ytv2.launcher.Failure;
import ytv2.launcher.database.Schema.Migration;
import ytv2.launcher.database.Schema.State;

/// Migrations to be taken back. Each has its way down in `db/rollback`, under its own file name.
///
/// @param steps newest first
public record Rollback(List<Migration> steps) {

    public Rollback {
        steps = List.copyOf(steps);
    }

    /// What a rollback deletes.
    ///
    /// @param what `table content`, or `column content.title`
    /// @param rows how many rows, or rows with a value in that column; not 0
    public record Loss(String what, long rows) {}

    /// Of the newest applied migration.
    ///
    /// @throws Failure if the database has migrations that this build does not know
    static Rollback newest(List<Migration> migrations) {
        return new Rollback(applied(migrations).stream().limit(1).toList());
    }

    /// Of everything above a version; 0 is below the first.
    ///
    /// @throws Failure if this build does not know that version, or knows less than the database has
    public static Rollback to(List<Migration> migrations, String version) {
        MigrationVersion target = version(version);
        if (target.compareTo(version("0")) > 0
                && migrations.stream()
                        .noneMatch(migration -> version(migration.version()).equals(target))) {
            throw new Failure("there is no version " + version + "; see ./ytv2 schema status");
        }
        return new Rollback(applied(migrations).stream()
                .filter(migration -> version(migration.version()).compareTo(target) > 0)
                .toList());
    }

    /// What it would delete; the database is as before afterwards. The connection must be in a transaction.
    List<Loss> losses(Connection connection) throws SQLException {
        Map<String, List<String>> before = Tables.columns(connection);
        Savepoint start = connection.setSavepoint();
        run(connection);
        Map<String, List<String>> after = Tables.columns(connection);
        connection.rollback(start);
        List<Loss> losses = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : before.entrySet()) {
            if (!after.containsKey(table.getKey())) {
                losses.add(tableLoss(connection, table.getKey()));
                continue;
            }
            List<String> columns = new ArrayList<>(table.getValue());
            columns.removeAll(after.getOrDefault(table.getKey(), List.of()));
            for (String column : columns) {
                losses.add(columnLoss(connection, table.getKey(), column));
            }
        }
        return losses.stream().filter(loss -> loss.rows() > 0).toList();
    }

    /// Runs it in the connection's transaction, which must hold the [SchemaLock].
    public void run(Connection connection) throws SQLException {
        for (Migration step : steps) {
            DatabaseConnection.execute(connection, script(step));
            try (PreparedStatement forget = connection.prepareStatement(
                    "DELETE FROM " + Schema.HISTORY + " WHERE version = ? AND script = ?")) {
                forget.setString(1, step.version());
                forget.setString(2, step.script());
                if (forget.executeUpdate() != 1) {
                    throw new Failure("somebody else has taken back " + step.script() + " in the meantime");
                }
            }
        }
    }

    private static List<Migration> applied(List<Migration> migrations) {
        migrations.stream()
                .filter(migration -> migration.state() == State.UNKNOWN)
                .findFirst()
                .ifPresent(newer -> {
                    throw new Failure("the database has version " + newer.version() + " (" + newer.description()
                            + "), which this build does not know; use the build that made it");
                });
        return migrations.stream()
                .filter(migration -> migration.state() == State.APPLIED)
                .toList()
                .reversed();
    }

    private static MigrationVersion version(String text) {
        try {
            return MigrationVersion.fromVersion(text);
        } catch (RuntimeException e) {
            throw new Failure("'" + text + "' is no version; see ./ytv2 schema status", e);
        }
    }

    private static Loss tableLoss(Connection connection, String table) throws SQLException {
        String count = "SELECT count(*) FROM " + DatabaseConnection.quoted(table);
        return new Loss("table " + table, DatabaseConnection.number(connection, count));
    }

    private static Loss columnLoss(Connection connection, String table, String column) throws SQLException {
        String count = "SELECT count(%s) FROM %s"
                .formatted(DatabaseConnection.quoted(column), DatabaseConnection.quoted(table));
        return new Loss("column " + table + "." + column, DatabaseConnection.number(connection, count));
    }

    private static String script(Migration step) {
        String path = "/db/rollback/" + step.script();
        try (InputStream resource = Rollback.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new Failure("this build has no way down for " + step.script());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("cannot read " + path, e);
        }
    }
}

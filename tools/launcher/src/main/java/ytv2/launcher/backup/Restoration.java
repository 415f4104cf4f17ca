package ytv2.launcher.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.Provisioning;
import ytv2.launcher.database.Rollback;
import ytv2.launcher.database.Schema;
import ytv2.launcher.database.Schema.Migration;
import ytv2.launcher.database.SchemaLock;
import ytv2.launcher.database.Tables;
import ytv2.model.DatabaseUrl;

/// One restore: the schema goes to the version of the backup, the rows come in, the schema goes up again. Whatever
/// deletes or writes a row is one transaction.
///
/// @param contents what [Archive#verify] has found
/// @param replace whether rows that are there may be deleted
record Restoration(
        DatabaseUrl url,
        Archive archive,
        Contents contents,
        boolean replace,
        Provisioning provisioning,
        TimedProgress progress) {

    /// Transaction ids belong to the server they were given on. Where this one has not come so far yet, a row of the
    /// future would be invisible to readers of events for a long time, then appear among newer ones.
    private static final String ADJUST_EVENTS = """
            UPDATE content_event SET xact_id = pg_current_xact_id() WHERE xact_id > pg_current_xact_id()
            """;

    private static final String TELL_EVERYBODY = "SELECT publish_content_event(NULL, 'resync', '{}', 'restore')";

    /// Event ids never go back: what a client has seen under one must not become something else.
    private static final String SET_SEQUENCE = """
            SELECT setval(to_regclass(?), ?, ?)
            FROM pg_catalog.pg_sequences AS s
            WHERE s.schemaname = 'public' AND s.sequencename = ? AND (s.last_value IS NULL OR s.last_value < ?)
            """;

    /// @return the schema's version afterwards
    String run() throws SQLException, IOException {
        requireKnownVersion();
        try (Connection connection = DatabaseConnection.open(url)) {
            provisioning.roles(url);
            Schema.migrateTo(url, contents.schemaVersion());
            Rollback rollback = Rollback.to(Schema.migrations(url), contents.schemaVersion());
            DatabaseConnection.begin(connection);
            SchemaLock.take(connection);
            rollback.run(connection);
            load(connection);
            commit(connection);
        }
        return finish();
    }

    /// @throws Failure if there are rows, and they may not be deleted
    static void requireRoom(DatabaseUrl url, boolean replace) throws SQLException {
        try (Connection connection = DatabaseConnection.open(url)) {
            requireRoom(connection, replace);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new Failure(
                    "whether the rows are in is not known, for the database was lost while it took them: it "
                            + "has all or none. Restore again: a database that has them refuses (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    /// From here on the rows are in, whatever fails.
    private String finish() {
        try (Connection connection = DatabaseConnection.open(url)) {
            String version = Provisioning.migrate(url).version();
            DatabaseConnection.execute(connection, "ANALYZE");
            return version;
        } catch (SQLException | Failure e) {
            throw new Failure(
                    "every row is restored, but then: " + e.getMessage() + "; ./ytv2 schema up does what is left", e);
        }
    }

    private void requireKnownVersion() {
        List<Migration> migrations = Schema.migrations(url);
        boolean known = migrations.stream()
                .filter(migration -> migration.state() != Schema.State.UNKNOWN)
                .anyMatch(migration -> migration.version().equals(contents.schemaVersion()));
        if (!known) {
            throw new Failure("the backup has schema version " + contents.schemaVersion()
                    + ", which this build does not know; restore it with a newer one");
        }
    }

    private static void requireRoom(Connection connection, boolean replace) throws SQLException {
        Map<String, Long> rows =
                Tables.rowCounts(connection, Tables.columns(connection).keySet());
        if (!rows.isEmpty() && !replace) {
            String found = rows.entrySet().stream()
                    .map(table -> "%s %,d".formatted(table.getKey(), table.getValue()))
                    .collect(Collectors.joining(", "));
            throw new Failure("the database is not empty (rows: " + found + "); --replace deletes them");
        }
    }

    private void load(Connection connection) throws SQLException, IOException {
        Map<String, List<String>> present = Tables.columns(connection);
        List<String> order = List.copyOf(present.keySet());
        List<Contents.Table> stored = contents.tables().stream()
                .sorted(Comparator.comparingInt(table -> order.indexOf(table.name())))
                .toList();
        if (!stored.stream().map(Contents.Table::name).toList().equals(order)) {
            throw new Failure("the backup's tables are not those of schema version " + contents.schemaVersion());
        }
        if (replace) {
            truncate(connection, order);
        } else {
            requireRoom(connection, replace);
        }
        List<String> triggered = Tables.triggered(connection);
        for (String table : triggered) {
            triggers(connection, table, "DISABLE");
        }
        for (Contents.Table table : stored) {
            copy(connection, table);
        }
        for (Contents.Sequence sequence : contents.sequences()) {
            set(connection, sequence);
        }
        for (String table : triggered) {
            triggers(connection, table, "ENABLE");
        }
        tell(connection, order);
    }

    private static void truncate(Connection connection, List<String> tables) throws SQLException {
        String list = tables.stream().map(DatabaseConnection::quoted).collect(Collectors.joining(", "));
        DatabaseConnection.execute(connection, "TRUNCATE " + list);
    }

    /// Ours only: foreign keys stay in force.
    private static void triggers(Connection connection, String table, String what) throws SQLException {
        DatabaseConnection.execute(
                connection, "ALTER TABLE " + DatabaseConnection.quoted(table) + " " + what + " TRIGGER USER");
    }

    private void copy(Connection connection, Contents.Table table) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (InputStream rows = new CountedInput(archive.rows(table), progress, "restoring " + table.name())) {
            long count = copies.copyIn(CopyDump.copy(table.name(), table.columns(), "FROM STDIN"), rows);
            if (count != table.rows()) {
                throw new Failure("%s: %,d rows came in instead of %,d".formatted(table.name(), count, table.rows()));
            }
        }
    }

    private static void set(Connection connection, Contents.Sequence sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_SEQUENCE)) {
            statement.setString(1, DatabaseConnection.quoted(sequence.name()));
            statement.setLong(2, sequence.lastValue());
            statement.setBoolean(3, sequence.called());
            statement.setString(4, sequence.name());
            statement.setLong(5, sequence.lastValue());
            statement.execute();
        }
    }

    /// Whoever keeps a copy of anything reads again.
    private static void tell(Connection connection, List<String> tables) throws SQLException {
        if (tables.contains("content_event")) {
            DatabaseConnection.execute(connection, ADJUST_EVENTS);
            DatabaseConnection.execute(connection, TELL_EVERYBODY);
        }
    }
}

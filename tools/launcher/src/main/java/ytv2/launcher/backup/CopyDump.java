package ytv2.launcher.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.Schema;
import ytv2.launcher.database.Tables;

/// Writes a [CopyArchive]: every table as of one moment, row by row, in constant memory.
final class CopyDump {

    private static final String VERSION =
            "SELECT version FROM " + Schema.HISTORY + " WHERE success ORDER BY installed_rank DESC LIMIT 1";

    private final Connection connection;
    private final TimedProgress progress;

    /// @param connection not yet in a transaction
    CopyDump(Connection connection, TimedProgress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    Contents write(Path file) throws SQLException, IOException {
        Set<String> names = Tables.columns(connection).keySet();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        DatabaseConnection.begin(connection);
        // Before the first query, which takes the snapshot, so that no migration comes between the two.
        lock(names);
        Map<String, List<String>> columns = Tables.columns(connection);
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    text(VERSION),
                    text("SHOW server_version"),
                    tables(zip, columns),
                    sequences());
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.toJson());
            zip.closeEntry();
            connection.commit();
            return manifest.contents();
        }
    }

    private List<Manifest.Table> tables(ZipOutputStream zip, Map<String, List<String>> columns)
            throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Manifest.Table> tables = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            String name = table.getKey();
            zip.putNextEntry(new ZipEntry(Manifest.Table.entry(name)));
            DigestOutputStream digested =
                    new DigestOutputStream(new Counted(zip, progress, "backing up " + name), Sha256.digest());
            long rows = copies.copyOut(copy(name, table.getValue(), "TO STDOUT"), digested);
            zip.closeEntry();
            tables.add(new Manifest.Table(name, table.getValue(), rows, Sha256.hex(digested.getMessageDigest())));
        }
        return tables;
    }

    /// The COPY statement for some columns of a table.
    static String copy(String table, List<String> columns, String direction) {
        String list = columns.stream().map(DatabaseConnection::quoted).collect(Collectors.joining(", "));
        return "COPY %s (%s) %s".formatted(DatabaseConnection.quoted(table), list, direction);
    }

    private void lock(Set<String> tables) throws SQLException {
        if (!tables.isEmpty()) {
            String list = tables.stream().map(DatabaseConnection::quoted).collect(Collectors.joining(", "));
            DatabaseConnection.execute(connection, "LOCK TABLE " + list + " IN ACCESS SHARE MODE");
        }
    }

    private List<Contents.Sequence> sequences() throws SQLException {
        List<Contents.Sequence> sequences = new ArrayList<>();
        for (String name : Tables.sequences(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT last_value, is_called FROM " + DatabaseConnection.quoted(name))) {
                row.next();
                sequences.add(new Contents.Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

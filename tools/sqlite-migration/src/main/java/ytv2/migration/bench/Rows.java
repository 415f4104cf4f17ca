package ytv2.migration.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Statements that are executed to their last row.
final class Rows {

    /// As many rows are kept in memory at a time.
    private static final int FETCHED = 500;

    private Rows() {}

    /// @return how many characters its rows have, in text form
    static long read(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        long characters = 0;
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String value = rows.getString(column);
                    characters += value == null ? 0 : value.length();
                }
            }
        }
        return characters;
    }

    /// @return how many characters the table's rows have, in text form
    static long scan(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table)) {
            statement.setFetchSize(FETCHED);
            return read(statement);
        }
    }

    static void write(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        boolean _ = statement.execute();
    }

    static void write(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(script);
        }
    }
}

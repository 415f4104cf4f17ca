package ytv2.model.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.model.DatabaseUrl;

/// A database connection as tests want it: SQL in, texts out. Each statement commits by itself until [#begin].
public record Session(Connection connection) implements AutoCloseable {

    public static Session open(DatabaseUrl url) throws SQLException {
        return new Session(DriverManager.getConnection(url.toJdbcUrl(), url.user(), url.password()));
    }

    /// Runs one statement with parameters, or a script without.
    public void run(String sql, @Nullable Object... parameters) throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return;
        }
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        }
    }

    /// The first column of all rows, as text.
    public List<@Nullable String> column(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<@Nullable String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /// The one value of the one row, as text.
    public @Nullable String text(String sql, @Nullable Object... parameters) throws SQLException {
        List<@Nullable String> texts = column(sql, parameters);
        if (texts.size() != 1) {
            throw new AssertionError(texts.size() + " rows instead of one: " + sql);
        }
        return texts.getFirst();
    }

    /// The one value of the one row, as a number.
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        String text = text(sql, parameters);
        if (text == null) {
            throw new AssertionError("null: " + sql);
        }
        return Long.parseLong(text);
    }

    public void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    public void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    public void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}

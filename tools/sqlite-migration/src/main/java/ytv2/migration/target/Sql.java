package ytv2.migration.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The statements that stand in files of their own.
public final class Sql {

    private Sql() {}

    static String read(String name) {
        return read(Sql.class, name);
    }

    /// @param beside the class beside which the file stands
    /// @param name of the file, without `.sql`
    public static String read(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name + ".sql")) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + name + ".sql");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs statements without parameters.
    public static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(script);
        }
    }
}

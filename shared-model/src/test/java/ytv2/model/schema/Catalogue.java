package ytv2.model.schema;

import java.sql.SQLException;
import java.util.stream.Collectors;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// A schema as text, a line for each thing in it, so that two schemas are the same exactly if their texts are.
final class Catalogue {

    private static final String QUERY = TestDatabase.resource("/ytv2/model/schema/catalogue.sql");

    private Catalogue() {}

    static String describe(Session session) throws SQLException {
        return session.column(QUERY).stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}

package ytv2.launcher.category;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.DatabaseOption;

/// Takes a category out of all videos, with their cards, in one transaction.
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a category out of all videos.",
            "Also out of those that were categorised by hand. Without --yes it only says how many videos have it."
        })
public final class PruneCategoryCommand implements Callable<Integer> {

    private static final String ACTOR = "owner";

    @Mixin
    private DatabaseOption database;

    @Parameters(paramLabel = "CATEGORY", description = "Its name, as the dashboard shows it.")
    private String category = "";

    @Option(names = "--subcategory", paramLabel = "NAME", description = "Takes out this one in it alone.")
    private @Nullable String subcategory;

    @Option(names = "--yes", description = "Does it.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String name = subcategory == null ? "\"" + category + "\"" : "\"" + category + "\" / \"" + subcategory + "\"";
        try (Connection connection = DatabaseConnection.open(database.urls().owner())) {
            DatabaseConnection.begin(connection);
            long pruned = prune(connection);
            if (yes) {
                connection.commit();
                out.printf("%s is out of %,d videos%n", name, pruned);
                return ExitCode.OK;
            }
            connection.rollback();
            out.printf("%,d videos have %s; nothing is changed, --yes takes it out%n", pruned, name);
            return pruned == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (SQLException e) {
            throw new Failure("nothing is changed: " + e.getMessage(), e);
        }
    }

    /// Also to count: what would be changed is seen best by changing it.
    private long prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT prune_category(?, ?, ?)")) {
            statement.setString(1, category);
            statement.setString(2, subcategory);
            statement.setString(3, ACTOR);
            try (ResultSet row = statement.executeQuery()) {
                boolean _ = row.next();
                return row.getLong(1);
            }
        }
    }
}

package ytv2.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ytv2.launcher.Failure;

/// The statements of one request as a script for pgbench.
///
/// @param sql with a variable of pgbench for each parameter
/// @param variables their values, by name
public record PgbenchScript(String sql, Map<String, String> variables) {

    /// Asked about once a second, whatever is requested: no part of a request.
    private static final String DATA_VERSION = "pg_current_snapshot()";

    /// The service takes its answers in binary form, pgbench in text form, where the result of `textsend` would be
    /// twice as long. The text itself is the same bytes.
    private static final String BINARY = "textsend(";

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /// pgbench would take it for a variable wherever it stands.
    private static final Pattern VARIABLE_LIKE = Pattern.compile("(?<!:):[A-Za-z_]");

    public PgbenchScript {
        variables = Map.copyOf(variables);
    }

    /// @param log what the server has logged while it answered the request
    /// @param user of the service
    /// @param name begins the names of its variables
    /// @throws Failure if the request has executed nothing, or what pgbench cannot run
    public static PgbenchScript of(String log, String user, String name) {
        List<String> statements = new ArrayList<>();
        Map<String, String> variables = new TreeMap<>();
        for (LoggedStatement statement : LoggedStatement.parse(log, user)) {
            if (!statement.sql().contains(DATA_VERSION)) {
                String prefix = name + "_" + statements.size() + "_";
                statements.add(converted(statement.sql(), prefix) + ";\n");
                addVariables(variables, prefix, statement);
            }
        }
        if (statements.isEmpty()) {
            throw new Failure("the request has executed no statement, so there is nothing to compare it with");
        }
        return new PgbenchScript(String.join("", statements), variables);
    }

    private static String converted(String sql, String prefix) {
        if (VARIABLE_LIKE.matcher(sql).find()) {
            throw new Failure("pgbench cannot run this statement: " + sql);
        }
        return PARAMETER.matcher(sql.replace(BINARY, "(")).replaceAll(":" + prefix + "$1");
    }

    private static void addVariables(Map<String, String> variables, String prefix, LoggedStatement statement) {
        for (int i = 0; i < statement.parameters().size(); i++) {
            String value = statement.parameters().get(i);
            if (value == null) {
                throw new Failure("pgbench cannot be given NULL as a parameter: " + statement.sql());
            }
            variables.put(prefix + (i + 1), value);
        }
    }
}

package ytv2.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
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

    /// How many ids a client has made, in all of its scripts together.
    static final String COUNTER = "fresh_ids";

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /// pgbench would take it for a variable wherever it stands.
    private static final Pattern VARIABLE_LIKE = Pattern.compile("(?<!:):[A-Za-z_]");

    /// Eleven digits: a one, seven that jump about as ids of real videos do (3141593 and ten million have no common
    /// factor), and the client's number. A client's variables outlast its transactions.
    private static final String FRESH_ID = """
            \\set %1$s :%1$s + 1
            \\set fresh_id 10000000000 + :%1$s * 3141593 %% 10000000 * 1000 + :client_id
            """.formatted(COUNTER);

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
                statements.add(converted(statement, prefix) + ";\n");
                addVariables(variables, prefix, statement);
            }
        }
        if (statements.isEmpty()) {
            throw new Failure("the request has executed no statement, so there is nothing to compare it with");
        }
        return new PgbenchScript(String.join("", statements), variables);
    }

    /// The same as a transaction that writes: each execution with an id that none had before.
    ///
    /// In each value the id is replaced by PostgreSQL itself: a search through 10 kB takes it a few microseconds.
    ///
    /// @param id of the captured request
    /// @param types of PostgreSQL, by the names of the variables; only of those that contain the id
    public PgbenchScript writing(String id, Map<String, String> types) {
        String transaction = sql;
        for (Map.Entry<String, String> type : types.entrySet()) {
            String fresh = "CAST(replace(CAST(:%s AS text), '%s', CAST(:fresh_id AS text)) AS %s)"
                    .formatted(type.getKey(), id, type.getValue());
            transaction = transaction.replaceAll(":" + type.getKey() + "\\b", Matcher.quoteReplacement(fresh));
        }
        return new PgbenchScript(FRESH_ID + "BEGIN;\n" + transaction + "COMMIT;\n", variables);
    }

    /// A variable cannot be NULL, so that becomes a part of the statement.
    private static String converted(LoggedStatement statement, String prefix) {
        if (VARIABLE_LIKE.matcher(statement.sql()).find()) {
            throw new Failure("pgbench cannot run this statement: " + statement.sql());
        }
        return PARAMETER
                .matcher(statement.sql().replace(BINARY, "("))
                .replaceAll(parameter -> isNull(statement, Integer.parseInt(parameter.group(1)))
                        ? "NULL"
                        : ":" + prefix + parameter.group(1));
    }

    private static boolean isNull(LoggedStatement statement, int number) {
        return number <= statement.parameters().size() && statement.parameters().get(number - 1) == null;
    }

    private static void addVariables(Map<String, String> variables, String prefix, LoggedStatement statement) {
        for (int i = 0; i < statement.parameters().size(); i++) {
            String value = statement.parameters().get(i);
            if (value != null) {
                variables.put(prefix + (i + 1), value);
            }
        }
    }
}

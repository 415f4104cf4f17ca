package ytv2.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A prepared statement that a client has executed, as PostgreSQL's log has it with `log_statement = all`.
///
/// @param parameters in their text form; `null` for NULL
record LoggedStatement(String sql, List<@Nullable String> parameters) {

    /// A new entry begins with a time; further lines of the same one are indented by a tab.
    private static final Pattern ENTRY = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d [0-9:.]+ \\S+ \\[(?<pid>\\d+)] (?<user>\\S+)@\\S* (?<kind>LOG|DETAIL):  (?<text>.*)",
            Pattern.DOTALL);

    private static final Pattern EXECUTION = Pattern.compile("execute [^:]+: (?<sql>.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("[Pp]arameters: .*", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|')");

    /// The statements of one user, in order.
    ///
    /// @param log of a server with the launcher's `log_line_prefix`
    static List<LoggedStatement> parse(String log, String user) {
        List<LoggedStatement> statements = new ArrayList<>();
        for (String entry : log.replace("\n\t", "\u0000").split("\n")) {
            Matcher matcher = ENTRY.matcher(entry.replace("\u0000", "\n"));
            if (matcher.matches() && matcher.group("user").equals(user)) {
                add(statements, matcher.group("text"));
            }
        }
        return statements;
    }

    private static void add(List<LoggedStatement> statements, String text) {
        Matcher execution = EXECUTION.matcher(text);
        if (execution.matches()) {
            statements.add(new LoggedStatement(execution.group("sql").strip(), List.of()));
        } else if (PARAMETERS.matcher(text).matches() && !statements.isEmpty()) {
            statements.add(new LoggedStatement(statements.removeLast().sql(), parameters(text)));
        }
    }

    /// One by one and not by a pattern for all: whole documents are among them.
    private static List<@Nullable String> parameters(String text) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(text);
        int at = 0;
        while (parameter.find(at)) {
            at = parameter.end();
            if (parameter.group(1).equals("NULL")) {
                values.add(null);
            } else {
                int end = end(text, at);
                values.add(text.substring(at, end).replace("''", "'"));
                at = end + 1;
            }
        }
        return values;
    }

    /// Where a quoted value ends: at the first quote that is not doubled.
    private static int end(String text, int from) {
        int at = text.indexOf('\'', from);
        while (text.startsWith("''", at)) {
            at = text.indexOf('\'', at + 2);
        }
        return at;
    }
}

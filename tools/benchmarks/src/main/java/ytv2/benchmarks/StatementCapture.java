package ytv2.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.load.Asker;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.Requests;
import ytv2.benchmarks.load.StatementLog;
import ytv2.benchmarks.load.StatementLog.Logged;
import ytv2.benchmarks.row.Question;
import ytv2.benchmarks.row.Row;
import ytv2.launcher.Failure;

/// Finds out which SQL the service executes for a request: out of the log of its PostgreSQL, so that what pgbench runs
/// cannot differ from it.
///
/// @param user of the service
record StatementCapture(StatementLog log, String user) {

    /// The statements of each row's sample, a script for each request. Nobody else may ask the service meanwhile.
    ///
    /// @return by the rows' names
    /// @throws Failure if the service executes none
    Map<String, List<PgbenchScript>> scripts(List<Row> rows, Asker asker) throws InterruptedException {
        return log.logging(() -> {
            Map<String, List<PgbenchScript>> scripts = new HashMap<>();
            for (Row row : rows) {
                scripts.put(row.name(), scripts(row, asker));
            }
            return scripts;
        });
    }

    private List<PgbenchScript> scripts(Row row, Asker asker) throws IOException, InterruptedException {
        List<PgbenchScript> scripts = new ArrayList<>();
        for (Question question : row.sample()) {
            Logged logged = log.of(
                    attempt -> {
                        var _ = asker.ask(
                                Requests.concrete(question.path(), attempt),
                                row.requests().headers());
                    },
                    "execute ");
            scripts.add(PgbenchScript.of(logged.text(), user, "r" + scripts.size()));
        }
        return scripts;
    }
}

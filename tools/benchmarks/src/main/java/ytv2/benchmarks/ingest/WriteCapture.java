package ytv2.benchmarks.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.StatementLog;
import ytv2.benchmarks.load.StatementLog.Logged;
import ytv2.launcher.Failure;

/// Finds out which SQL the service executes for a document, and makes of it what pgbench can execute for many.
///
/// @param user of the service
record WriteCapture(StatementLog log, String user, FreshIds freshIds) {

    /// Documents of different length and language; a script for each has to be prepared on each connection.
    private static final int SAMPLE = 4;

    private static final String BEGIN = "LOG:  statement: BEGIN";
    private static final String COMMIT = "LOG:  statement: COMMIT";

    private static final char SERIES = 'c';

    List<PgbenchScript> scripts(PostCheck check) throws InterruptedException {
        return log.logging(() -> {
            List<PgbenchScript> scripts = new ArrayList<>();
            for (int i = 0; i < SAMPLE; i++) {
                scripts.add(script(i, check));
            }
            return scripts;
        });
    }

    /// Every attempt is the same document of another video.
    private PgbenchScript script(int number, PostCheck check) throws InterruptedException, IOException, SQLException {
        Documents documents = check.documents();
        int size = documents.templates().size();
        int template = number * size / SAMPLE;
        Logged logged =
                log.of(attempt -> check.stored(documents.document(SERIES, template + attempt * size)), BEGIN, COMMIT);
        if (!logged.text().contains(COMMIT)) {
            throw new Failure("PostgreSQL has logged no transaction of a report");
        }
        PgbenchScript captured = PgbenchScript.of(transaction(logged.text()), user, "d" + number);
        return freshIds.writing(captured, Documents.id(SERIES, template + logged.attempt() * size));
    }

    /// Without what the service says to a session that it has just opened.
    static String transaction(String logged) {
        int entry = logged.lastIndexOf('\n', logged.indexOf(BEGIN)) + 1;
        return logged.substring(entry, logged.lastIndexOf(COMMIT));
    }
}

package ytv2.benchmarks.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ytv2.benchmarks.load.ToolProcess;
import ytv2.launcher.backup.PostgresTool;
import ytv2.model.DatabaseUrl;

/// `\copy` of psql: the same rows into the same tables with the same indexes and triggers, without a look at them.
record CopiedTables(PostgresTool psql, ToolProcess tool, Path directory) {

    private static final String VIDEOS = "(SELECT * FROM content ORDER BY video_id)";

    /// As the migration writes them: the latest of a variant comes last, as the trigger wants it.
    private static final String SUMMARIES =
            "(SELECT * FROM content_summaries ORDER BY video_id, variant, is_latest, revision)";

    void takeOut(DatabaseUrl from) throws IOException, InterruptedException {
        run(from, "\\copy " + VIDEOS + " TO '" + videos() + "'", "\\copy " + SUMMARIES + " TO '" + summaries() + "'");
    }

    /// @return how many seconds it took, in one transaction for each table
    double putInto(DatabaseUrl to) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        run(to, "\\copy content FROM '" + videos() + "'", "\\copy content_summaries FROM '" + summaries() + "'");
        return (System.nanoTime() - begun) / 1e9;
    }

    private Path videos() {
        return directory.resolve("content.copy");
    }

    private Path summaries() {
        return directory.resolve("content_summaries.copy");
    }

    private void run(DatabaseUrl database, String... commands) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(psql.path().toString(), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"));
        for (String each : commands) {
            command.add("--command=" + each);
        }
        String _ = tool.run(command, PostgresTool.environment(database), (_, _) -> {});
    }
}

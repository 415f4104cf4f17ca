package ytv2.migration.mirror;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.migration.mirror.MirrorOptions.MirroredFile;
import ytv2.migration.run.WorkingCopies;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.verify.Differences;

/// Tells in which videos a file and PostgreSQL differ, and makes one of them what the other is.
final class MirrorCheck {

    /// Which of the two is made what the other is.
    enum Direction {
        SQLITE,
        POSTGRES
    }

    private final Map<String, String> environment;
    private final TargetDatabase database;
    private final Path reports;
    private final PrintWriter out;

    /// @param reports where the list of differences goes
    MirrorCheck(Map<String, String> environment, TargetDatabase database, Path reports, PrintWriter out) {
        this.environment = environment;
        this.database = database;
        this.reports = reports;
        this.out = out;
    }

    /// @param repair `null` to change nothing
    /// @return how many videos differ at the end
    int check(MirroredFile file, @Nullable Direction repair) throws SQLException, IOException {
        Set<String> drift = compare(file);
        if (repair != null && !drift.isEmpty()) {
            switch (repair) {
                case SQLITE -> repairFile(file, List.copyOf(drift));
                case POSTGRES -> new PostgresRepair(environment, database, reports, out).run(file, drift);
            }
            drift = compare(file);
        }
        return drift.size();
    }

    private Set<String> compare(MirroredFile file) throws SQLException, IOException {
        try (WorkingCopies copies = WorkingCopies.take(Map.of(file.side(), file.path()));
                Differences differences = new Differences(reports.resolve("mirror-"
                        + copies.sha256(file.side()).substring(0, 8) + "-"
                        + file.side().slug()
                        + "-differences.txt"))) {
            Set<String> drift = Drift.of(copies, file.zone(), database, differences);
            out.printf(Locale.ROOT, "%s: %,d videos differ%n", file.path(), drift.size());
            differences.firstLines().forEach(out::println);
            differences.file().ifPresent(out::println);
            out.flush();
            return drift;
        }
    }

    private void repairFile(MirroredFile file, List<String> drift) throws SQLException, IOException {
        try (MirrorFile opened = MirrorFile.open(environment, file.side(), file.path());
                Outbox outbox = new Outbox(database.open())) {
            FileMirror.Pass pass = new FileMirror(opened, file.zone(), outbox).repair(drift);
            out.printf(
                    Locale.ROOT,
                    "%s: %,d videos written, %,d deleted, as PostgreSQL has them%n",
                    file.path(),
                    pass.written(),
                    pass.deleted());
        }
    }
}

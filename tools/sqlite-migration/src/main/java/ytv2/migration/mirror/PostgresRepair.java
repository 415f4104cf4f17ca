package ytv2.migration.mirror;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import ytv2.migration.ExitCode;
import ytv2.migration.mirror.MirrorOptions.MirroredFile;
import ytv2.migration.run.RunCommand;
import ytv2.migration.run.WorkingCopies;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.RowJson;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.target.TargetFailure;

/// Takes some videos of a file into PostgreSQL again, by the rules of a run: what was changed last is right, and what
/// is deleted stays deleted.
final class PostgresRepair {

    /// A run would skip what it has taken in before, in just this form.
    private static final String FORGET = "UPDATE migrated_video SET fingerprint = '' WHERE video_id = ANY (?)";

    private final Map<String, String> environment;
    private final TargetDatabase database;
    private final Path reports;
    private final PrintWriter out;

    PostgresRepair(Map<String, String> environment, TargetDatabase database, Path reports, PrintWriter out) {
        this.environment = environment;
        this.database = database;
        this.reports = reports;
        this.out = out;
    }

    void run(MirroredFile file, Set<String> videos) throws SQLException, IOException {
        try (TemporaryDirectory directory = TemporaryDirectory.create()) {
            Path rows = directory.path().resolve("rows.jsonl");
            if (writeRows(file, videos, rows) > 0) {
                forget(videos);
                takeIn(file, rows);
            }
        }
    }

    private static long writeRows(MirroredFile file, Set<String> videos, Path target) throws IOException {
        long written = 0;
        try (WorkingCopies copies = WorkingCopies.take(Map.of(file.side(), file.path()));
                SqliteFile copy = copies.open().getFirst();
                VideoReader reader = new VideoReader(List.of(copy));
                BufferedWriter lines = Files.newBufferedWriter(target)) {
            while (reader.hasNext()) {
                SourceVideo video = reader.next();
                if (videos.contains(video.key())) {
                    ObjectNode line = JsonNodeFactory.instance.objectNode();
                    ArrayNode rows = line.putArray("rows");
                    video.rows().forEach(row -> rows.add(RowJson.toJson(row)));
                    lines.write(line + "\n");
                    written++;
                }
            }
        }
        return written;
    }

    private void forget(Set<String> videos) throws SQLException {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("text", videos.toArray()));
            int _ = statement.executeUpdate();
        }
    }

    private void takeIn(MirroredFile file, Path rows) {
        List<String> arguments = new ArrayList<>(List.of("--replay", rows.toString(), "--reports", reports.toString()));
        file.zone().ifPresent(zone -> {
            arguments.add("--" + file.side().slug() + "-timezone");
            arguments.add(zone.getId());
        });
        int code = new CommandLine(new RunCommand(environment))
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((exception, _, _) -> {
                    out.println(exception.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(arguments.toArray(String[]::new));
        if (code == ExitCode.FAILED || code == CommandLine.ExitCode.USAGE) {
            throw new TargetFailure("the videos of " + file.path() + " were not taken in; the lines above say why");
        }
    }
}

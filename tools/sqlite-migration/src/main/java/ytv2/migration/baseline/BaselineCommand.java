package ytv2.migration.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ytv2.migration.AuditLog;
import ytv2.migration.ExitCode;
import ytv2.migration.JsonFile;
import ytv2.migration.ProgressLine;
import ytv2.migration.ReportOptions;
import ytv2.migration.Version;
import ytv2.migration.run.SourceOptions;
import ytv2.migration.run.WorkingCopies;
import ytv2.migration.source.SqliteFile;

/// Writes down what the files hold.
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = {
            "Writes down what the files hold, before anything is done with them.",
            "The columns they really have and the types in them, counts, checksums of every table and every row, and"
                    + " which videos were categorised by hand: a manifest for the snapshot that was read."
        })
public final class BaselineCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions sources;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path directory = reports.directory();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("version", Version.text());
        ObjectNode files = manifest.putObject("files");
        PrintWriter out = spec.commandLine().getOut();
        try (WorkingCopies copies = WorkingCopies.take(sources.files());
                ProgressLine progress = new ProgressLine(System.err, "videos", 0)) {
            for (SqliteFile file : copies.open()) {
                try (file) {
                    String sha256 = copies.sha256(file.side());
                    Path checksums = directory.resolve(name(file, sha256) + "-rows.txt");
                    ObjectNode found = profile(file, checksums, progress);
                    found.put("row_checksums", checksums.toString());
                    files.set(file.side().slug(), found);
                    print(out, file, found);
                    Path own = directory.resolve(name(file, sha256) + ".json");
                    JsonFile.write(own, found.put("snapshot_sha256", sha256));
                    out.println(own);
                }
            }
            manifest.set("sources", copies.toJson());
        }
        reports.write(manifest);
        AuditLog.in(directory).add("baseline", manifest.get("sources"));
        return ExitCode.DONE;
    }

    /// Two baselines of one snapshot are the same, and have the same name.
    private static String name(SqliteFile file, String sha256) {
        return "baseline-" + file.side().slug() + "-" + sha256.substring(0, 12);
    }

    private static ObjectNode profile(SqliteFile file, Path checksums, ProgressLine progress) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(
                checksums, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            return Baseline.of(file, writer, progress);
        }
    }

    private static void print(PrintWriter out, SqliteFile file, ObjectNode found) {
        out.printf(
                Locale.ROOT,
                "%s: %,d with subcategories (%,d more unreadable), %,d with topics%n",
                file.side().slug(),
                found.path("with_subcategories").asLong(),
                found.path("unreadable_subcategories").asLong(),
                found.path("with_topics").asLong());
        for (JsonNode table : found.path("tables")) {
            out.printf(
                    Locale.ROOT,
                    "  %,9d rows in %s, sha-256 %s%n",
                    table.path("rows").asLong(),
                    table.path("table").asText(),
                    table.path("sha256").asText());
        }
    }
}

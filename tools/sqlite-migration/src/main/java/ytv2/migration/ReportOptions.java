package ytv2.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command writes what it has found.
public final class ReportOptions {

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "migration-reports",
            description = "Where lists and the log of all commands go. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("migration-reports");

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result there, as JSON.")
    private @Nullable Path json;

    /// The directory of the lists, which is made.
    public Path directory() throws IOException {
        return Files.createDirectories(directory);
    }

    /// Writes the result of a command to where it was asked for.
    public void write(JsonNode result) throws IOException {
        JsonFile.write(json, result);
    }

    /// Writes the result of a command to where it was asked for, and into the log.
    public void write(String command, JsonNode result) throws IOException {
        write(result);
        AuditLog.in(directory()).add(command, result);
    }
}

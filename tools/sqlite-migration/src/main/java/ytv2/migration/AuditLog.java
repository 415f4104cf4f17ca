package ytv2.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// What was done, when, from which state of the data, by which program: a line of JSON for each command, never changed.
public record AuditLog(Path file) {

    private static final String NAME = "migration-audit.jsonl";

    /// The log of what was done in a directory.
    public static AuditLog in(Path directory) {
        return new AuditLog(directory.resolve(NAME));
    }

    /// @param result of the command, with the sha-256 of each snapshot that was used
    public void add(String command, JsonNode result) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", Instant.now().toString());
        line.put("command", command);
        line.put("version", Version.text());
        line.set("result", result);
        Files.createDirectories(file.toAbsolutePath().getParent());
        // one write, so that the lines of two programs do not mix
        Path _ = Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

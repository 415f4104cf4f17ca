package ytv2.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a command tells other programs.
public final class JsonFile {

    private JsonFile() {}

    /// @param file `null` to write nothing
    public static void write(@Nullable Path file, JsonNode result) throws IOException {
        if (file != null) {
            Path _ = Files.writeString(file, result.toPrettyString() + "\n");
        }
    }
}

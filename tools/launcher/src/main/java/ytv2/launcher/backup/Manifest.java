package ytv2.launcher.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/// What stands in `manifest.json`, the last entry of a [CopyArchive].
///
/// @param format [#FORMAT]
/// @param createdAt ISO 8601, UTC
/// @param serverVersion such as `17.11`; for people
record Manifest(
        String format,
        String createdAt,
        String schemaVersion,
        String serverVersion,
        List<Table> tables,
        List<Contents.Sequence> sequences) {

    static final String FORMAT = "ytv2-backup-1";
    static final String ENTRY = "manifest.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /// A table's rows as they stand in the entry `<name>.copy`.
    ///
    /// @param sha256 of the entry's bytes, uncompressed, in hexadecimal digits
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        static String entry(String name) {
            return name + ".copy";
        }
    }

    byte[] toJson() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /// @throws IOException if it is no manifest
    static Manifest parse(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }

    Contents contents() {
        List<Contents.Table> described = tables.stream()
                .map(table -> new Contents.Table(table.name(), table.columns(), table.rows()))
                .toList();
        return new Contents(schemaVersion, described, sequences);
    }
}

package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The two files of a set of cases: `ingest.jsonl`, the bodies that were posted, in their order, and `reads.jsonl`,
/// what was answered then. Each may be gzipped, as `NAME.jsonl.gz`.
///
/// @param ingest each body as it stands in the file
record CaseFiles(List<String> ingest, List<RecordedRead> reads) {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    CaseFiles {
        ingest = List.copyOf(ingest);
        reads = List.copyOf(reads);
    }

    static CaseFiles read(Path directory) throws IOException {
        List<RecordedRead> reads = new ArrayList<>();
        for (String line : lines(directory, "reads")) {
            reads.add(RecordedRead.of(JSON.readTree(line)));
        }
        return new CaseFiles(lines(directory, "ingest"), reads);
    }

    /// The posted bodies as JSON.
    List<JsonNode> posted() throws IOException {
        List<JsonNode> posted = new ArrayList<>();
        for (String body : ingest) {
            posted.add(JSON.readTree(body));
        }
        return posted;
    }

    private static List<String> lines(Path directory, String name) throws IOException {
        Path plain = directory.resolve(name + ".jsonl");
        Path zipped = directory.resolve(name + ".jsonl.gz");
        try (InputStream stream = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(zipped));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        }
    }
}

package ytv2.benchmarks.stack;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An answer of the service, kept to be given again: `NAME.head` holds its status and its headers, a line each,
/// `NAME.body` its bytes.
///
/// @param headers but for those that every server writes by itself
public record RecordedAnswer(int status, Map<String, String> headers, Buffer body) {

    private static final Set<String> WRITTEN_BY_SERVER = Set.of("content-length", "transfer-encoding", "connection");

    public static void write(Path directory, String name, HttpResponse<byte[]> answer) throws IOException {
        List<String> head = new ArrayList<>(List.of(Integer.toString(answer.statusCode())));
        answer.headers().map().forEach((header, values) -> {
            if (!WRITTEN_BY_SERVER.contains(header)) {
                head.add(header + ": " + String.join(", ", values));
            }
        });
        Files.write(directory.resolve(name + ".body"), answer.body());
        Files.write(directory.resolve(name + ".head"), head);
    }

    static RecordedAnswer read(Path directory, String name) {
        try {
            List<String> head = Files.readAllLines(directory.resolve(name + ".head"), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>();
            for (String line : head.subList(1, head.size())) {
                String[] header = line.split(": ", 2);
                headers.put(header[0], header[1]);
            }
            byte[] body = Files.readAllBytes(directory.resolve(name + ".body"));
            return new RecordedAnswer(Integer.parseInt(head.getFirst()), headers, Buffer.buffer(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ytv2.migration.media;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;

/// The exports directory of a legacy dashboard.
record LegacyExports(Path directory) {

    private static final int BYTES = 20_000;

    static LegacyExports in(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("audio"));
        Files.createDirectories(directory.resolve("images"));
        return new LegacyExports(directory);
    }

    /// Audio that is no other number's.
    static byte[] mp3(int number) {
        return bytes("ID3\u0004\0\0\0\0\0\0", number);
    }

    static byte[] png(int number) {
        return bytes("\u0089PNG\r\n\u001a\n", number);
    }

    private static byte[] bytes(String start, int number) {
        byte[] head = (start + number + " ").getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(head, BYTES + number);
        Arrays.fill(bytes, head.length, bytes.length, (byte) number);
        return bytes;
    }

    /// @param day of January 2025 on which it was written last
    void write(String path, byte[] bytes, int day) throws IOException {
        Path file = Files.write(directory.resolve(path), bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-%02dT00:00:00Z".formatted(day))));
    }

    /// Answers as the legacy dashboard does.
    void serve(HttpExchange exchange) throws IOException {
        Path file = directory.resolve(exchange.getRequestURI()
                .getPath()
                .substring("/exports/".length())
                .replaceFirst("^by_video/", "audio/"));
        boolean there = Files.isRegularFile(file);
        exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
        if (there) {
            Files.copy(file, exchange.getResponseBody());
        }
        exchange.close();
    }
}

package ytv2.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what is added to a log, whole lines at a time. For one thread.
public final class LogFollower {

    /// One read takes at most this many bytes (64 KiB), the next one goes on there.
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private long position;

    /// @param position the byte to begin with, usually the log's size
    public LogFollower(Path path, long position) {
        this.path = path;
        this.position = position;
    }

    /// What was added since the last call, up to the end of a line; empty if there is nothing.
    ///
    /// @throws IOException if the log is there and cannot be read
    public String next() throws IOException {
        if (!Files.exists(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            if (size < position) { // put aside and begun anew
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(size - position, BLOCK)];
            file.seek(position);
            file.readFully(bytes);
            int length = afterLastNewline(bytes);
            if (length == 0 && bytes.length == BLOCK) { // a line longer than that comes in pieces
                length = BLOCK;
            }
            position += length;
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static int afterLastNewline(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}

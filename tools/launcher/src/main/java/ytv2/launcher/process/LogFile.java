package ytv2.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The output of one process.
///
/// @param path need not exist yet
public record LogFile(Path path) {

    /// A log is put aside at a start when it is larger than this: 10 MB.
    private static final long LARGE = 10_000_000;

    /// Enough of a file's end for any number of lines that a person asks for: 4 MiB.
    private static final int MOST_READ = 4 << 20;

    /// Renames a large log to `NAME.log.1`, over the one before it. Only while no process writes to it.
    ///
    /// @throws IOException if the directory cannot be written to
    public void rotate() throws IOException {
        if (size() > LARGE) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Bytes; 0 if there is no such file.
    public long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /// The last `count` lines; fewer if it has fewer, or if they are longer than 4 MiB together.
    ///
    /// @throws IOException if it is there and cannot be read
    public List<String> tail(int count) throws IOException {
        return tail(count, size());
    }

    /// The last `count` lines of the first `size` bytes, which it must have.
    ///
    /// @throws IOException if it cannot be read
    public List<String> tail(int count, long size) throws IOException {
        long from = Math.max(0, size - MOST_READ);
        List<String> lines = read(from, (int) (size - from)).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private String read(long from, int length) throws IOException {
        if (length == 0) {
            return "";
        }
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(from);
            file.readFully(bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

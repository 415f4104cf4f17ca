package ytv2.ingest.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import ytv2.service.problem.ProblemException;

/// Takes a stream apart at its line feeds. Blocks; lines without anything but white space are counted and passed over.
final class LineReader {

    private static final int PIECE = 16 * 1024;

    private final InputStream input;
    private final int longest;
    private final Duration patience;
    private final byte[] piece = new byte[PIECE];
    private int next;
    private int end;
    private long number;

    /// @param longest in bytes; what is longer is read, but not kept
    /// @param patience how long a line may take from its first byte to its last
    LineReader(InputStream input, int longest, Duration patience) {
        this.input = input;
        this.longest = longest;
        this.patience = patience;
    }

    /// Of the line read last, from 1.
    long number() {
        return number;
    }

    /// A line without its end, cut off one byte behind the longest that it may be; empty at the end of the stream.
    ///
    /// @throws ProblemException 408 if the line takes too long
    Optional<byte[]> next() throws IOException {
        while (fill()) {
            byte[] line = line();
            number++;
            if (!isBlank(line)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private byte[] line() throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int feed = next;
            while (feed < end && piece[feed] != '\n') {
                feed++;
            }
            line.write(piece, next, Math.min(feed - next, longest + 1 - line.size()));
            next = feed;
            if (feed < end) {
                next++;
                break;
            }
            if (System.nanoTime() > deadline) {
                throw new ProblemException(
                        408,
                        "request_timeout",
                        "Line %d took longer than %d s.".formatted(number + 1, patience.toSeconds()));
            }
        }
        return line.toByteArray();
    }

    /// @return whether there is a byte to take
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, input.read(piece));
        }
        return next < end;
    }

    private static boolean isBlank(byte[] line) {
        for (byte letter : line) {
            if (letter != ' ' && letter != '\t' && letter != '\r') {
                return false;
            }
        }
        return true;
    }
}

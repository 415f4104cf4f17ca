package ytv2.ingest.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import ytv2.ingest.RequestRoom;
import ytv2.service.problem.ProblemException;

/// Takes a stream apart at its line feeds. Blocks; lines without anything but white space are counted and passed over.
final class LineReader {

    private static final int PIECE = 16 * 1024;

    private static final long NOT_ASKED = -1;

    private final InputStream input;
    private final int longest;
    private final Duration patience;
    private final RequestRoom room;
    private final byte[] piece = new byte[PIECE];
    private final long created = System.nanoTime();
    private volatile long asked = NOT_ASKED;
    private int next;
    private int end;
    private long number;

    /// @param longest in bytes; what is longer is read, but not kept
    /// @param patience how long a line may take from its first byte to its last, besides what it waits for room
    LineReader(InputStream input, int longest, Duration patience, RequestRoom room) {
        this.input = input;
        this.longest = longest;
        this.patience = patience;
        this.room = room;
    }

    /// A line without its end, cut off one byte behind the longest that it may be.
    ///
    /// @param room what it takes, to be freed by whoever is done with the line
    record Line(byte[] bytes, RequestRoom.Share room) {

        private boolean isBlank() {
            for (byte letter : bytes) {
                if (letter != ' ' && letter != '\t' && letter != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /// Of the line read last, from 1.
    long number() {
        return number;
    }

    /// For how long the client has been waited for, and has sent nothing. Any thread may ask.
    Duration silence() {
        long since = asked;
        return since == NOT_ASKED ? Duration.ZERO : Duration.ofNanos(now() - since);
    }

    private long now() {
        return System.nanoTime() - created;
    }

    /// @return empty at the end of the stream
    /// @throws ProblemException 408 if the line takes too long, 503 if there is no room for it
    Optional<Line> next() throws IOException, InterruptedException {
        while (fill()) {
            Line line = line();
            number++;
            if (!line.isBlank()) {
                return Optional.of(line);
            }
            line.room().free();
        }
        return Optional.empty();
    }

    private Line line() throws IOException, InterruptedException {
        RequestRoom.Share share = room.share();
        boolean read = false;
        try {
            Line line = new Line(bytes(share), share);
            read = true;
            return line;
        } finally {
            if (!read) {
                share.free();
            }
        }
    }

    private byte[] bytes(RequestRoom.Share share) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        byte[] line = new byte[0];
        int length = 0;
        while (fill()) {
            int feed = feed();
            int more = Math.min(feed - next, longest + 1 - length);
            long asked = System.nanoTime();
            share.grow(more);
            deadline += System.nanoTime() - asked;
            line = withRoom(line, length + more);
            System.arraycopy(piece, next, line, length, more);
            length += more;
            next = feed;
            if (feed < end) {
                next++;
                break;
            }
            requireBefore(deadline);
        }
        return line.length == length ? line : Arrays.copyOf(line, length);
    }

    /// Where in the piece the line ends, or the piece.
    private int feed() {
        int feed = next;
        while (feed < end && piece[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    /// Twice as long each time, or a long line would be copied for each of its pieces.
    private byte[] withRoom(byte[] line, int length) {
        return length <= line.length
                ? line
                : Arrays.copyOf(line, Math.max(length, (int) Math.min(2L * line.length, longest + 1L)));
    }

    private void requireBefore(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new ProblemException(
                    408,
                    "request_timeout",
                    "Line %d took longer than %d s.".formatted(number + 1, patience.toSeconds()));
        }
    }

    /// @return whether there is a byte to take
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            asked = now();
            end = Math.max(0, input.read(piece));
            asked = NOT_ASKED;
        }
        return next < end;
    }
}

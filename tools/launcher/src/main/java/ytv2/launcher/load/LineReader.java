package ytv2.launcher.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream into lines, keeping no more than one line of at most [#LIMIT] bytes in memory.
///
/// A line ends with LF or CR LF; the last one may lack it. For use by one thread.
final class LineReader {

    /// The ingest service's cap on a report's body, in bytes (16 MiB).
    static final int LIMIT = 16 << 20;

    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final long firstLine;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int end;

    private long number;
    private long start;
    private long next;
    private byte[] line = new byte[BUFFER_SIZE];
    private int kept;
    private long size;
    private boolean blank;

    /// @param firstLine lines with a smaller number are read past
    LineReader(InputStream in, long firstLine) {
        this.in = in;
        this.firstLine = firstLine;
    }

    /// The next line that is not blank; empty at the end of the input.
    ///
    /// @throws IOException if the input cannot be read on; [#number] then tells how far it was good
    Optional<InputLine> next() throws IOException {
        while (readLine()) {
            if (!blank && number >= firstLine) {
                return Optional.of(
                        size > LIMIT
                                ? new InputLine.Oversized(number, start, size)
                                : new InputLine.Document(number, start, Arrays.copyOf(line, kept)));
            }
        }
        return Optional.empty();
    }

    /// The number of the last line that was read whole; 0 before the first.
    long number() {
        return number;
    }

    private boolean readLine() throws IOException {
        kept = 0;
        size = 0;
        start = next;
        blank = true;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int lineEnd = indexOfLineFeed();
            keep(lineEnd);
            next += lineEnd - position;
            position = lineEnd;
            if (lineEnd < end) {
                next++;
                position++;
                break;
            }
        }
        if (any) {
            number++;
            dropCarriageReturn();
        }
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int indexOfLineFeed() {
        int index = position;
        while (index < end && buffer[index] != '\n') {
            blank &= Character.isWhitespace(buffer[index]);
            index++;
        }
        return index;
    }

    /// One byte over the limit is kept too: it may be the CR of the line end.
    private void keep(int until) {
        int wanted = (int) Math.min(until - position, (long) LIMIT + 1 - kept);
        if (kept + wanted > line.length) {
            line = Arrays.copyOf(line, Math.clamp(2L * (kept + wanted), BUFFER_SIZE, LIMIT + 1));
        }
        System.arraycopy(buffer, position, line, kept, wanted);
        kept += wanted;
        size += until - position;
    }

    private void dropCarriageReturn() {
        if (size == kept && kept > 0 && line[kept - 1] == '\r') {
            kept--;
            size--;
        }
    }
}

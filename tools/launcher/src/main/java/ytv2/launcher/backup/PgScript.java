package ytv2.launcher.backup;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The SQL that `pg_restore --data-only` prints: statements line by line, and between them rows for COPY, which end
/// with the line `\.`.
final class PgScript implements Closeable {

    /// `\.` and the end of its line.
    private static final int END_LENGTH = 3;

    private final InputStream source;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    PgScript(InputStream source) {
        this.source = source;
    }

    /// The next line, without its end; `null` after the last. Not to be called before the rows are read to their end.
    @Nullable
    String nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (has(1)) {
            byte next = buffer[position++];
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /// The rows that begin at the next line, up to `\.`, which is taken away. Closing it closes the script.
    InputStream rows() {
        return new Rows();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean has(int wanted) throws IOException {
        if (limit - position >= wanted) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < wanted) {
            int read = source.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    private final class Rows extends InputStream {

        private boolean atLineStart = true;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (ended || endsHere()) {
                ended = true;
                return -1;
            }
            if (!has(1)) {
                throw new IOException("the rows end in the middle");
            }
            int count = 0;
            // to the end of the line at most, whose successor may be the end of the rows
            while (count < length && position < limit) {
                byte next = buffer[position++];
                target[offset + count++] = next;
                atLineStart = next == '\n';
                if (atLineStart && !startsWithPlainByte()) {
                    break;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            PgScript.this.close();
        }

        /// Whether the next line is in the buffer and cannot be the end.
        private boolean startsWithPlainByte() {
            return position < limit && buffer[position] != '\\';
        }

        private boolean endsHere() throws IOException {
            boolean end = atLineStart
                    && has(END_LENGTH)
                    && buffer[position] == '\\'
                    && buffer[position + 1] == '.'
                    && buffer[position + 2] == '\n';
            position += end ? END_LENGTH : 0;
            return end;
        }
    }
}

package ytv2.launcher.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/// What is loaded: a file or standard input, gunzipped where its first two bytes are gzip's
/// ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952) section 2.3.1), whatever its name is.
///
/// @param lines the text
/// @param raw   what it is read from, before gunzip
/// @param size  length of `raw` in bytes; empty where it is not known (a pipe)
record LoadInput(InputStream lines, CountingStream raw, OptionalLong size) implements AutoCloseable {

    private static final int BUFFER_SIZE = 1 << 16;

    /// @throws IOException if the file cannot be opened, or its gzip header is broken
    static LoadInput open(Path file) throws IOException {
        OptionalLong size = Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        return of(Files.newInputStream(file), size);
    }

    static LoadInput of(InputStream stream, OptionalLong size) throws IOException {
        CountingStream raw = new CountingStream(stream);
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER_SIZE);
        buffered.mark(2);
        byte[] magic = buffered.readNBytes(2);
        buffered.reset();
        boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        return new LoadInput(gzip ? new GZIPInputStream(buffered, BUFFER_SIZE) : buffered, raw, size);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /// Counts the bytes that were read; one thread reads, any thread may ask.
    static final class CountingStream extends FilterInputStream {

        private volatile long count;

        CountingStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            add(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            add(Math.max(0, read));
            return read;
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
        private void add(int bytes) {
            count += bytes;
        }
    }
}

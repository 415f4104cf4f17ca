package ytv2.launcher.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/// What is loaded: a file or standard input, gunzipped where its first two bytes are gzip's
/// ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952) section 2.3.1), whatever its name is.
///
/// @param text  what the lines are read from
/// @param taken what the text is made of: the compressed bytes that gunzip has taken; `text` itself if it is plain
/// @param size  length of the file in bytes; empty where it is not known (a pipe)
record LoadInput(CountingStream text, CountingStream taken, OptionalLong size) implements AutoCloseable {

    private static final int BUFFER_SIZE = 1 << 16;

    /// Small, so that the compressed bytes that were taken and the text that came out of them belong together.
    private static final int GUNZIP_BUFFER_SIZE = 1 << 12;

    /// @throws IOException if the file cannot be opened, or its gzip header is broken
    static LoadInput open(Path file) throws IOException {
        OptionalLong size = Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        return of(Files.newInputStream(file), size);
    }

    static LoadInput of(InputStream stream, OptionalLong size) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER_SIZE);
        buffered.mark(2);
        byte[] magic = buffered.readNBytes(2);
        buffered.reset();
        boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        CountingStream taken = new CountingStream(buffered);
        CountingStream text = gzip ? new CountingStream(new GZIPInputStream(taken, GUNZIP_BUFFER_SIZE)) : taken;
        return new LoadInput(text, taken, size);
    }

    /// Places in the text as parts of the file; empty if its size is not known. What was read ahead does not count,
    /// and compressed text counts as if it were all compressed as well as what was read of it.
    Optional<LoadProgress.Extent> extent(LineLedger.Reach reach) {
        if (size.isEmpty() || size.getAsLong() == 0 || text.count() == 0) {
            return Optional.empty();
        }
        double perByte = (double) taken.count() / text.count() / size.getAsLong();
        return Optional.of(
                new LoadProgress.Extent(Math.min(1, reach.begun() * perByte), Math.min(1, reach.reached() * perByte)));
    }

    @Override
    public void close() throws IOException {
        text.close();
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

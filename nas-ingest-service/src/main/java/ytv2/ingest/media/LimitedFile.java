package ytv2.ingest.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import ytv2.service.problem.ProblemException;

/// A file up to a limit, which is a little lower than that of the body around it.
final class LimitedFile extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedFile(InputStream file, long limit) {
        super(file);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /// @throws ProblemException 413 beyond the limit
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw new ProblemException(
                    413,
                    "payload_too_large",
                    "The file is larger than the %,d bytes this address takes.".formatted(limit));
        }
        return read;
    }
}

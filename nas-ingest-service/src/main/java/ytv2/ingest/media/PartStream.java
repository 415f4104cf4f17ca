package ytv2.ingest.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import ytv2.service.problem.ProblemException;

/// A part of a form. That it ends before its boundary comes is the client's fault, and is told apart from a storage
/// that fails.
final class PartStream extends FilterInputStream {

    PartStream(InputStream part) {
        super(part);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException _) {
            throw new ProblemException(400, "malformed_multipart", "The body ends before its last boundary.");
        }
    }

    /// The parser goes on from the end of the part by itself.
    @Override
    public void close() {}
}

package ytv2.launcher.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells the progress how many bytes came through.
final class CountedInput extends FilterInputStream {

    private final TimedProgress progress;
    private final String what;
    private long bytes;

    CountedInput(InputStream in, TimedProgress progress, String what) {
        super(in);
        this.progress = progress;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        bytes += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        bytes += Math.max(count, 0);
        progress.at(what, bytes);
        return count;
    }
}

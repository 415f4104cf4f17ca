package ytv2.launcher.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Tells the progress how many bytes went through.
final class Counted extends FilterOutputStream {

    private final TimedProgress progress;
    private final String what;
    private long bytes;

    Counted(OutputStream out, TimedProgress progress, String what) {
        super(out);
        this.progress = progress;
        this.what = what;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        bytes += length;
        progress.at(what, bytes);
    }
}

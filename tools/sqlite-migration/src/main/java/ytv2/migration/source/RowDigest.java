package ytv2.migration.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256 over rows and words about them, which changes with every value and every type of a value.
public final class RowDigest {

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(1 + Long.BYTES);

    public RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /// The row's table, columns and values; neither its side nor its number.
    public void add(SourceRow row) {
        add(row.table().sqlName());
        for (int i = 0; i < row.columns().size(); i++) {
            add(row.columns().get(i));
            add(row.cells().get(i));
        }
    }

    public void add(String text) {
        add('t', text.getBytes(StandardCharsets.UTF_8));
    }

    public void add(byte[] bytes) {
        add('b', bytes);
    }

    /// @return 32 bytes; begins anew
    public byte[] finish() {
        return digest.digest();
    }

    private void add(Cell cell) {
        switch (cell) {
            case Cell.Null _ -> add('n', 0);
            case Cell.Whole whole -> add('i', whole.value());
            case Cell.Real real -> add('r', Double.doubleToLongBits(real.value()));
            case Cell.Text text -> add(text.value());
            case Cell.Bytes bytes -> add(bytes.value());
        }
    }

    private void add(char kind, byte[] bytes) {
        add(kind, bytes.length);
        digest.update(bytes);
    }

    private void add(char kind, long value) {
        digest.update(number.clear().put((byte) kind).putLong(value).flip());
    }
}

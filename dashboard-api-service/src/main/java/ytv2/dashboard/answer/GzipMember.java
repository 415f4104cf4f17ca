package ytv2.dashboard.answer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import ytv2.model.Fragment;

/// A gzip member in the making: compressed fragments, and between them bytes as they are.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, gzip</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1951#page-11">RFC 1951, non-compressed blocks</a>
final class GzipMember {

    /// Magic number, deflate, no flags, no time, fastest, unknown system.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

    private static final int LONGEST_BLOCK = 0xffff;

    private final ByteArrayOutputStream out;
    private final List<Checksum> sums = new ArrayList<>();

    /// @param size about as many bytes as it will have
    GzipMember(int size) {
        out = new ByteArrayOutputStream(size);
        out.writeBytes(HEADER);
    }

    void add(Fragment fragment) {
        out.writeBytes(fragment.deflated());
        sums.add(Checksum.of(fragment.crc32(), fragment.length()));
    }

    void add(byte[] plain) {
        for (int start = 0; start < plain.length; start += LONGEST_BLOCK) {
            int length = Math.min(LONGEST_BLOCK, plain.length - start);
            addBlockHead(false, length);
            out.write(plain, start, length);
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        sums.add(Checksum.of((int) crc.getValue(), plain.length));
    }

    /// All of it.
    byte[] end() {
        Checksum sum = sums.stream().reduce(Checksum.EMPTY, Checksum::then);
        addBlockHead(true, 0);
        addInt(sum.crc());
        addInt(sum.length());
        return out.toByteArray();
    }

    private void addBlockHead(boolean last, int length) {
        out.write(last ? 1 : 0);
        addShort(length);
        addShort(~length);
    }

    private void addShort(int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    private void addInt(int value) {
        addShort(value);
        addShort(value >>> 16);
    }
}

package ytv2.dashboard.answer;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A piece of text, compressed so that it can stand anywhere in a gzip member.
///
/// @param deflated whole blocks that end at a byte and refer to nothing before them
/// @param sum of the uncompressed bytes
/// @see <a href="https://www.zlib.net/manual.html">zlib, Z_FULL_FLUSH</a>
record Fragment(byte[] deflated, Checksum sum) {

    private static final int BUFFER = 8 * 1024;

    static Fragment of(byte[] plain) {
        CRC32 crc = new CRC32();
        crc.update(plain);
        return new Fragment(deflated(plain), Checksum.of((int) crc.getValue(), plain.length));
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream(plain.length / 3);
        byte[] buffer = new byte[BUFFER];
        try (Deflater deflater = new Deflater(Gzip.LEVEL, true)) {
            deflater.setInput(plain);
            int count = buffer.length;
            // less than a buffer full: all is flushed
            while (count == buffer.length) {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
                blocks.write(buffer, 0, count);
            }
        }
        return blocks.toByteArray();
    }
}

package ytv2.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Files that begin as their formats do.
public final class Samples {

    private static final int SIZE = 40_000;

    public static final byte[] MP3 = file("ID3\u0004\0\0\0\0\0\0", 1);
    public static final byte[] OTHER_MP3 = file("\u00ff\u00fb\u0090\0", 2);
    public static final byte[] OPUS = file("OggS\0\u0002" + "\0".repeat(21) + "\u0013OpusHead", 3);
    public static final byte[] PNG = file("\u0089PNG\r\n\u001a\n", 4);
    public static final byte[] OTHER_PNG = file("\u0089PNG\r\n\u001a\n", 5);

    private Samples() {}

    /// @param start of the file, a byte a character
    static byte[] file(String start, int filler) {
        byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(head, SIZE);
        Arrays.fill(bytes, head.length, SIZE, (byte) filler);
        return bytes;
    }
}

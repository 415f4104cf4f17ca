package ytv2.ingest;

import java.util.HexFormat;

/// A file that was received whole and is on the disk, and that nobody is served yet.
///
/// @param name by which the [MediaStore] knows it
/// @param size in bytes
/// @param sha256 of its bytes
public record StagedFile(String name, long size, byte[] sha256) {

    /// The digest in hexadecimal digits.
    public String digest() {
        return HexFormat.of().formatHex(sha256);
    }
}

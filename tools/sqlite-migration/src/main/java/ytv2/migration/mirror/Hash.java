package ytv2.migration.mirror;

import java.util.HexFormat;

/// A SHA-256.
///
/// @param digits hexadecimal
record Hash(String digits) {

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }
}

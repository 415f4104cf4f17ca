package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import ytv2.model.Fragment;

/// A part of a body.
public sealed interface Piece {

    /// What stands between larger pieces: not worth compressing.
    static Piece of(String text) {
        return new Plain(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /// @param start the first byte
    /// @param end behind the last byte
    static Piece of(Buffer text, int start, int end) {
        return new Plain(text.getBytes(start, end), true);
    }

    static Piece of(Fragment fragment) {
        return new Compressed(fragment);
    }

    /// In bytes, uncompressed.
    int length();

    byte[] plain();

    /// @param large whether it is worth compressing
    record Plain(byte[] plain, boolean large) implements Piece {

        @Override
        public int length() {
            return plain.length;
        }
    }

    record Compressed(Fragment fragment) implements Piece {

        @Override
        public int length() {
            return fragment.length();
        }

        @Override
        public byte[] plain() {
            return fragment.plain();
        }
    }
}

package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import ytv2.model.Fragment;

/// A part of a body.
public sealed interface Piece {

    /// What stands between larger pieces: not worth compressing.
    static Piece of(String text) {
        return new Literal(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param start the first byte
    /// @param end behind the last byte
    static Piece of(Buffer text, int start, int end) {
        return new Text(text.getBytes(start, end));
    }

    static Piece of(Fragment fragment) {
        return new Compressed(fragment);
    }

    /// In bytes, uncompressed.
    int length();

    byte[] plain();

    void addTo(GzipMember member);

    record Literal(byte[] plain) implements Piece {

        @Override
        public int length() {
            return plain.length;
        }

        @Override
        public void addTo(GzipMember member) {
            member.add(plain);
        }
    }

    record Text(byte[] plain) implements Piece {

        @Override
        public int length() {
            return plain.length;
        }

        @Override
        public void addTo(GzipMember member) {
            member.add(Fragment.of(plain));
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

        @Override
        public void addTo(GzipMember member) {
            member.add(fragment);
        }
    }
}

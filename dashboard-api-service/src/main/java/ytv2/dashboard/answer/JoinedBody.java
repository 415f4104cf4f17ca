package ytv2.dashboard.answer;

import java.util.List;
import ytv2.dashboard.answer.Piece.Compressed;
import ytv2.dashboard.answer.Piece.Plain;
import ytv2.model.Fragment;

/// A body of several pieces.
///
/// @param pieces in order
public record JoinedBody(List<Piece> pieces) implements Body {

    public JoinedBody {
        pieces = List.copyOf(pieces);
    }

    @Override
    public int length() {
        return pieces.stream().mapToInt(Piece::length).sum();
    }

    @Override
    public byte[] plain() {
        byte[] joined = new byte[length()];
        int end = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.plain(), 0, joined, end, piece.length());
            end += piece.length();
        }
        return joined;
    }

    @Override
    public byte[] gzip() {
        GzipMember member = new GzipMember(length() / 3 + 1024);
        for (Piece piece : pieces) {
            switch (piece) {
                case Compressed(Fragment fragment) -> member.add(fragment);
                case Plain(byte[] bytes, boolean large) when large -> member.add(Fragment.of(bytes));
                case Plain(byte[] bytes, boolean _) -> member.add(bytes);
            }
        }
        return member.end();
    }
}

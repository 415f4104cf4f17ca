package ytv2.dashboard.answer;

import java.util.List;

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
            piece.addTo(member);
        }
        return member.end();
    }
}

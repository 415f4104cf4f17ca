package ytv2.dashboard.answer;

import java.util.List;

/// A body of several pieces. Those that come again in other bodies are compressed once for all of them.
///
/// @param pieces in order
/// @param fragments knows the compressed form of pieces that come again
record JoinedBody(List<Piece> pieces, Fragments fragments) implements Body {

    JoinedBody {
        pieces = List.copyOf(pieces);
    }

    /// @param recurring whether other bodies are likely to have it, too
    record Piece(byte[] bytes, boolean recurring) {}

    @Override
    public int length() {
        return pieces.stream().mapToInt(piece -> piece.bytes().length).sum();
    }

    @Override
    public byte[] plain() {
        byte[] joined = new byte[length()];
        int end = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.bytes(), 0, joined, end, piece.bytes().length);
            end += piece.bytes().length;
        }
        return joined;
    }

    @Override
    public byte[] gzip() {
        GzipMember member = new GzipMember(length() / 4 + 1024);
        for (Piece piece : pieces) {
            if (piece.recurring()) {
                member.add(fragments.of(piece.bytes()));
            } else {
                member.add(piece.bytes());
            }
        }
        return member.end();
    }
}

package ytv2.dashboard.answer;

import ytv2.model.Fragment;

/// A body in one piece.
record WholeBody(byte[] plain) implements Body {

    @Override
    public int length() {
        return plain.length;
    }

    @Override
    public byte[] gzip() {
        GzipMember member = new GzipMember(plain.length / 4 + 64);
        member.add(Fragment.of(plain));
        return member.end();
    }
}

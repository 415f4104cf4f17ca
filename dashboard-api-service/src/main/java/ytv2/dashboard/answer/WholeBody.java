package ytv2.dashboard.answer;

/// A body in one piece.
record WholeBody(byte[] plain) implements Body {

    @Override
    public int length() {
        return plain.length;
    }

    @Override
    public byte[] gzip() {
        return Gzip.compressed(plain);
    }
}

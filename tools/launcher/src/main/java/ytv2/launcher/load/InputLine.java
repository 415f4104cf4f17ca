package ytv2.launcher.load;

/// A line of the input that is not blank.
sealed interface InputLine {

    /// The line's number in the input; the first line is 1, and blank lines count.
    long number();

    /// Bytes of the text before this line.
    long start();

    /// A line short enough to be posted.
    ///
    /// @param document its bytes without the line end, as they stand in the input
    record Document(long number, long start, byte[] document) implements InputLine {}

    /// A line over [LineReader#LIMIT]; its bytes were read past, not kept.
    ///
    /// @param size its length in bytes without the line end
    record Oversized(long number, long start, long size) implements InputLine {}
}

package ytv2.model.summary;

/// Rules for a summary's plain text.
public final class SummaryText {

    private SummaryText() {}

    /// Gives the text its line breaks: CRLF and CR become LF, and where that leaves a text without any line break the
    /// two characters `\n` (how some older rows were written) become one. A text that has a line break keeps its
    /// `\n` sequences, since they may be part of a path or of code.
    public static String withLineBreaks(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.indexOf('\n') >= 0 ? lines : lines.replace("\\r\\n", "\n").replace("\\n", "\n");
    }

    /// Whether a reader would see anything: false for an empty text and for one of white space, control and
    /// zero-width characters only.
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(SummaryText::isVisible);
    }

    static boolean isVisible(int codePoint) {
        return !isSpace(codePoint)
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                };
    }

    /// White space in the reader's sense; unlike HTML's it includes the no-break spaces.
    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}

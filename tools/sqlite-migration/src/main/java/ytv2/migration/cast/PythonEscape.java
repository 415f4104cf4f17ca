package ytv2.migration.cast;

import java.util.Optional;

/// What a backslash and the characters after it stand for in a Python string.
///
/// @param characters `""` for a line that goes on
/// @param end the index of the first character after the escape
/// @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences">Python, escapes</a>
record PythonEscape(String characters, int end) {

    private static final String LETTERS = "abfnrtv\\'\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\'\"";

    /// @param at the index after the backslash
    /// @return empty if the text ends there, or a number is incomplete or no character
    static Optional<PythonEscape> read(String text, int at) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        char c = text.charAt(at);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            return Optional.of(new PythonEscape(String.valueOf(MEANINGS.charAt(letter)), at + 1));
        }
        return switch (c) {
            case '\n' -> Optional.of(new PythonEscape("", at + 1));
            case 'x' -> number(text, at + 1, 2);
            case 'u' -> number(text, at + 1, 4);
            case 'U' -> number(text, at + 1, 8);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> Optional.of(octal(text, at));
            // Python keeps the backslash of an escape that it does not know
            default -> Optional.of(new PythonEscape("\\" + c, at + 1));
        };
    }

    private static Optional<PythonEscape> number(String text, int start, int digits) {
        int end = start + digits;
        if (end > text.length()) {
            return Optional.empty();
        }
        String hexadecimal = text.substring(start, end);
        if (!hexadecimal.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128)) {
            return Optional.empty();
        }
        long code = Long.parseLong(hexadecimal, 16);
        return code > Character.MAX_CODE_POINT
                ? Optional.empty()
                : Optional.of(new PythonEscape(Character.toString((int) code), end));
    }

    private static PythonEscape octal(String text, int start) {
        int end = start;
        int code = 0;
        while (end < text.length() && end < start + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            code = code * 8 + text.charAt(end++) - '0';
        }
        return new PythonEscape(Character.toString(code), end);
    }
}

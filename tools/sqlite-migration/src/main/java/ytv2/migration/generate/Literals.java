package ytv2.migration.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Texts as Python's `json.dumps` and `repr` write them.
final class Literals {

    private Literals() {}

    static String json(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /// In the quotes that Python chooses: single ones, unless there are such and no double ones.
    static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder(text.length() + 16).append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> repr.append("\\\\");
                case '\n' -> repr.append("\\n");
                case '\r' -> repr.append("\\r");
                case '\t' -> repr.append("\\t");
                default -> repr.append(c == quote ? "\\" + c : String.valueOf(c));
            }
        }
        return repr.append(quote).toString();
    }
}

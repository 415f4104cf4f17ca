package ytv2.model.summary;

import java.util.List;
import org.owasp.html.HtmlStreamEventReceiver;

/// Writes a balanced stream of tags and text in one canonical form, so that what was written once is read and written
/// the same again. Only `& < > "` are escaped: the permitted elements have neither raw text nor unquoted attributes.
///
/// The sanitiser's own renderer would also spell `=`, `@`, quotes, full-width punctuation and every emoji as numbers.
final class HtmlWriter implements HtmlStreamEventReceiver {

    private final StringBuilder out;

    HtmlWriter(StringBuilder out) {
        this.out = out;
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
        SummaryElement element = SummaryElement.named(name);
        if (element == null) {
            return;
        }
        out.append('<').append(element.tag());
        for (var each = attributes.iterator(); each.hasNext(); ) {
            out.append(' ').append(each.next()).append("=\"");
            append(each.next());
            out.append('"');
        }
        out.append(element.isVoid() ? "/>" : ">");
    }

    @Override
    public void closeTag(String name) {
        SummaryElement element = SummaryElement.named(name);
        if (element != null) {
            out.append("</").append(element.tag()).append('>');
        }
    }

    @Override
    public void text(String text) {
        append(text);
    }

    private void append(String characters) {
        int length = characters.length();
        for (int i = 0; i < length; i++) {
            char c = characters.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append(i + 1 < length && characters.charAt(i + 1) == '\n' ? "" : "\n");
                case '\f' -> out.append(' ');
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < length
                            && Character.isLowSurrogate(characters.charAt(i + 1))) {
                        out.append(c).append(characters.charAt(++i));
                    } else if (isCharacter(c)) {
                        out.append(c);
                    }
                }
            }
        }
    }

    /// Whether HTML and XML both allow it: no controls except tab and line feed, no half of a surrogate pair, neither
    /// U+FFFE nor U+FFFF.
    private static boolean isCharacter(char c) {
        return (c >= ' ' || c == '\t' || c == '\n') && !Character.isSurrogate(c) && c < '\uFFFE';
    }
}

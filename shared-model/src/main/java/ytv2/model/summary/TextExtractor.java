package ytv2.model.summary;

import java.util.List;
import org.owasp.html.HtmlSanitizer;

/// Collects the text of a balanced stream of tags, with line breaks where the elements have them. One use each.
final class TextExtractor implements HtmlSanitizer.Policy {

    private final StringBuilder out = new StringBuilder();
    private int preformatted;
    private boolean space;
    private boolean lineBreak;
    private boolean bullet;

    String text() {
        return out.toString().strip();
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
        switch (element) {
            case LI -> bullet = true;
            case PRE -> preformatted++;
            case TH, TD -> space = true;
            default -> {}
        }
        breakLine(element);
    }

    @Override
    public void closeTag(String name) {
        SummaryElement element = SummaryElement.named(name);
        if (element == null) {
            return;
        }
        switch (element) {
            case LI -> bullet = false;
            case PRE -> preformatted--;
            default -> {}
        }
        breakLine(element);
    }

    private void breakLine(SummaryElement element) {
        boolean inLine = element.isInline() || element.kind() == SummaryElement.Kind.CELL;
        lineBreak |= !inLine || element == SummaryElement.BR;
    }

    @Override
    public void text(String text) {
        text.codePoints().forEach(this::append);
    }

    private void append(int codePoint) {
        if (preformatted > 0 && (codePoint == '\n' || codePoint == '\r')) {
            lineBreak = true;
        } else if (preformatted == 0 && SummaryText.isSpace(codePoint)) {
            space = true;
        } else if (codePoint == '\t' || !isJunk(codePoint)) {
            separate();
            out.appendCodePoint(codePoint);
        }
    }

    private static boolean isJunk(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private void separate() {
        if (lineBreak && !out.isEmpty()) {
            out.append('\n');
        } else if (space && !out.isEmpty()) {
            out.append(' ');
        }
        if (bullet) {
            out.append("• ");
        }
        space = false;
        lineBreak = false;
        bullet = false;
    }
}

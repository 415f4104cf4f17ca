package ytv2.model.summary;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/// A summary's HTML: made from plain text, made safe, and read back as plain text.
///
/// Parsing, entities and the allow-list are those of the
/// [OWASP Java HTML Sanitizer](https://github.com/OWASP/java-html-sanitizer). Two of its parts are replaced, because
/// with them sanitising twice is not the same as sanitising once, text below 256 levels is lost and hostile input
/// takes quadratic time: [TagBalancer] makes the tree, [HtmlWriter] writes it. All methods take time and memory
/// linear in their input.
public final class SummaryHtml {

    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(SummaryElement.names())
            // White space between items and rows survives; the balancer lets no other text in there.
            .allowTextIn("ul", "ol", "table", "thead", "tbody", "tr")
            .allowWithoutAttributes("span")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(SummaryAttributes::absoluteUrl)
            .onElements("a")
            .requireRelsOnLinks("noopener")
            .allowAttributes("class")
            .matching(SummaryAttributes::classTokens)
            .globally()
            .toFactory();

    private SummaryHtml() {}

    /// Renders plain text: bullet lines as a list, other lines as paragraphs, the key-points form with its heading
    /// and take-away. Everything in the text is shown literally, markup and Markdown included.
    ///
    /// @return [safe][#sanitize] HTML, never empty: a text without any content becomes a paragraph that says so
    public static String render(String text) {
        return sanitize(SummaryRenderer.render(SummaryText.withLineBreaks(text)));
    }

    /// Reduces any HTML to what may be stored and shown: `p br div span h1–h6 ul ol li strong b em i u s code
    /// pre blockquote hr table thead tbody tr th td a`, with `class` on any of them (tokens of
    /// `[A-Za-z0-9:_./-]+`; others are dropped) and `href` on `a` (absolute `http`, `https` and `mailto` only;
    /// `rel="noopener"` is added). Of scripts, styles, templates, frames and titles the content goes too; every
    /// other element leaves its text behind.
    ///
    /// Idempotent: `sanitize(sanitize(x))` equals `sanitize(x)`.
    ///
    /// @return a well-nested fragment, empty if nothing is left
    public static String sanitize(String html) {
        StringBuilder out = new StringBuilder(html.length() + 16);
        HtmlSanitizer.Policy policy = ALLOWED.apply(new HtmlWriter(out));
        HtmlSanitizer.sanitize(html, policy, ignored -> new TagBalancer(policy));
        return out.toString();
    }

    /// Reads HTML as plain text: blocks and `br` become line breaks, list items lines that start with `• `, entities
    /// characters, and runs of white space (outside `pre`) one space. Need not be sanitised first.
    ///
    /// @return the text without surrounding white space, empty if there is none
    public static String toText(String html) {
        TextExtractor extractor = new TextExtractor();
        HtmlSanitizer.sanitize(html, extractor, ignored -> new TagBalancer(extractor));
        return extractor.text();
    }

    /// Whether a browser would show any text of this HTML.
    public static boolean isVisible(String html) {
        return SummaryText.isVisible(toText(html));
    }
}

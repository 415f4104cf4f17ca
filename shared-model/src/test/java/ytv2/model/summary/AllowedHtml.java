package ytv2.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stored HTML may look like, written down a second time and without the parser under test: a strict grammar of
/// tags, attributes and text, every tag closed in order. Anything the grammar has no word for fails.
final class AllowedHtml {

    private static final String NAMES =
            "p|div|span|h[1-6]|ul|ol|li|strong|b|em|i|u|s|code|pre|blockquote|table|thead|tbody|tr|th|td";
    private static final String CLASS = " class=\"[A-Za-z0-9:_./-]+(?: [A-Za-z0-9:_./-]+)*+\"";
    private static final String HREF =
            " href=\"(?:(?i)https?://|mailto:)(?:[^\\x00-\\x20\"<>&]|&amp;|&quot;|&lt;|&gt;)*+\"";

    private static final Pattern TOKEN = Pattern.compile("<(?<open>" + NAMES + ")(?:" + CLASS + ")?>"
            + "|<(?<link>a)(?:" + CLASS + ")?" + HREF + "(?:" + CLASS + ")? rel=\"noopener\">"
            + "|<(?<anchor>a)" + CLASS + ">"
            + "|<(?:br|hr)(?:" + CLASS + ")?/>"
            + "|</(?<close>" + NAMES + "|a)>"
            + "|(?:[^\\x00-\\x08\\x0b-\\x1f<>&\"\\ufffe\\uffff]|&amp;|&lt;|&gt;|&quot;)++");

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote", "table");

    private AllowedHtml() {}

    static void assertAllowed(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(html);
        int end = 0;
        while (end < html.length()) {
            assertThat(token.region(end, html.length()).lookingAt())
                    .as("token at %d: %s", end, html.substring(end, Math.min(html.length(), end + 80)))
                    .isTrue();
            end = token.end();
            follow(token, open, html);
        }
        assertThat(open).as("left open in %s", html).isEmpty();
    }

    private static void follow(Matcher token, Deque<String> open, String html) {
        String opened = opened(token);
        if (opened != null) {
            assertParent(opened, open, html);
            open.push(opened);
        } else if (token.group("close") != null) {
            assertThat(open.poll()).as("closed in %s", html).isEqualTo(token.group("close"));
        }
    }

    private static String opened(Matcher token) {
        if (token.group("open") != null) {
            return token.group("open");
        }
        return token.group("link") != null ? token.group("link") : token.group("anchor");
    }

    private static void assertParent(String name, Deque<String> open, String html) {
        String parent = open.isEmpty() ? "" : open.peek();
        switch (name) {
            case "li" -> assertThat(parent).as(html).isIn("ul", "ol");
            case "td", "th" -> assertThat(parent).as(html).isEqualTo("tr");
            case "tr" -> assertThat(parent).as(html).isIn("thead", "tbody");
            case "thead", "tbody" -> assertThat(parent).as(html).isEqualTo("table");
            case "a" -> assertThat(open).as(html).doesNotContain("a");
            default -> assertThat(parent).as(html).isNotIn("ul", "ol", "table", "thead", "tbody", "tr");
        }
        if (BLOCKS.contains(name)) {
            assertThat(open).as(html).doesNotContain("p");
        }
    }
}

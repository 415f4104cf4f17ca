package ytv2.model.summary;

import java.util.List;
import java.util.Random;

/// Tag soup from a seed: tags, half tags, entities, odd characters and attributes in no order that makes sense.
final class RandomHtml {

    private static final List<String> NAMES = List.of(
            "p",
            "br",
            "div",
            "span",
            "h1",
            "h2",
            "h6",
            "ul",
            "ol",
            "li",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "s",
            "code",
            "pre",
            "blockquote",
            "hr",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "a",
            "caption",
            "col",
            "script",
            "style",
            "template",
            "noscript",
            "iframe",
            "svg",
            "math",
            "mtext",
            "mglyph",
            "title",
            "textarea",
            "select",
            "option",
            "object",
            "form",
            "button",
            "section",
            "dl",
            "dd",
            "font",
            "xmp",
            "plaintext",
            "noembed",
            "img",
            "input",
            "x-y",
            "foreignObject",
            "annotation-xml",
            "P",
            "Li",
            "SCRIPT");

    private static final List<String> ATTRIBUTES = List.of(
            "class=\"a b:c\"",
            "class='x{} y\"z'",
            "class",
            "class=",
            "CLASS=q",
            "href=http://a.example/?b=1&c=(2)",
            "href='https://x.example/ a{b}'",
            "href=\"javascript:alert(1)\"",
            "href=/r",
            "href=mailto:a@b.example",
            "onclick=alert(1)",
            "style=\"x:y\"",
            "id=a",
            "rel=nofollow",
            "href='&#106;avascript:x'",
            "<",
            "\"",
            "'",
            "=",
            "/",
            "class=\"&quot;&gt;<b>\"",
            "href=\"http://\u0001\ud800x\"",
            "title=\"</p><script>\"");

    private static final List<String> TEXTS = List.of(
            "word",
            " ",
            "\n",
            "\t ",
            "\f",
            "\r\n",
            "\r",
            "&nbsp;",
            "&amp;",
            "&amp;lt;",
            "&lt;b&gt;",
            "&",
            "&#x1f600;",
            "&#0;",
            "&#xd83d;",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u0000",
            "\u0007",
            "\ufffe",
            "\u200c",
            "\u0905",
            "\u200c\u0905",
            "\u202e",
            "{",
            "{{",
            "}}",
            "<",
            ">",
            "\"",
            "'",
            "`",
            "=",
            "@",
            "<!--",
            "-->",
            "--!>",
            "<!",
            "<![CDATA[",
            "]]>",
            "<?",
            "<%",
            "%>",
            "</",
            "</ p>",
            "<>",
            "< b>",
            "\uff1c",
            "\uff0c",
            "a<b",
            "&copy",
            "&#60",
            "\\n",
            "שלום",
            "日本語");

    private RandomHtml() {}

    static String of(Random random) {
        int pieces = 1 + random.nextInt(random.nextInt(20) == 0 ? 600 : 40);
        int vocabulary = 2 + random.nextInt(NAMES.size() - 1);
        int offset = random.nextInt(NAMES.size());
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            String name = NAMES.get((offset + random.nextInt(vocabulary)) % NAMES.size());
            switch (random.nextInt(7)) {
                case 0, 1 -> html.append('<').append(name).append('>');
                case 2 -> openWithAttributes(html, name, random);
                case 3, 4 -> html.append("</").append(name).append('>');
                default -> html.append(TEXTS.get(random.nextInt(TEXTS.size())));
            }
        }
        return html.toString();
    }

    private static void openWithAttributes(StringBuilder html, String name, Random random) {
        html.append('<').append(name);
        for (int i = random.nextInt(4); i >= 0; i--) {
            html.append(random.nextInt(8) == 0 ? "/" : " ").append(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
        }
        html.append(random.nextInt(8) == 0 ? "" : random.nextInt(4) == 0 ? "/>" : ">");
    }
}

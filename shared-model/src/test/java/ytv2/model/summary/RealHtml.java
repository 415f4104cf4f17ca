package ytv2.model.summary;

import java.util.stream.Stream;

/// Markup as summaries really have it, in the spelling that is stored.
final class RealHtml {

    static final String KEY_POINTS = """
            <div class="kp-heading font-semibold text-lg mb-3">Why bridges sway</div>
            <ul class="kp-list list-disc pl-6 space-y-1 mb-4">
            <li class="mb-2">Wind sheds vortices &amp; pushes the deck.</li>
            <li class="mb-2">Damping is &lt; 1 % of critical.</li>
            </ul>
            <div class="kp-takeaway">Measure &quot;before&quot; you build.</div>""";

    private static final String MARKDOWN = """
            <h1>Title</h1>
            <p>Some <strong>bold</strong>, <em>emphasised</em> and <code>x = a &lt; b</code> text.<br/>
            Next line with <a href="https://example.org/a?b=1&amp;c=2#d" rel="noopener">a link</a>.</p>
            <h2>Steps</h2>
            <ol>
            <li>
            <p>First</p>
            <ul>
            <li>nested</li>
            </ul>
            </li>
            <li>Second</li>
            </ol>
            <pre><code class="language-java">if (a &amp;&amp; b) {
                return &quot;{{x}}&quot;;
            }
            </code></pre>
            <hr/>
            <blockquote>
            <p>Quoted</p>
            </blockquote>""";

    private static final String TABLE = """
            <table class="min-w-full">
            <thead>
            <tr><th>Name</th><th>Value</th></tr>
            </thead>
            <tbody>
            <tr><td>a</td><td>1</td></tr>
            <tr><td><ul><li>b</li></ul></td><td><p>2</p></td></tr>
            </tbody>
            </table>""";

    private RealHtml() {}

    static Stream<String> all() {
        return Stream.of(
                KEY_POINTS,
                MARKDOWN,
                TABLE,
                "",
                "Just text",
                "<p>It's one paragraph.</p><p>And – “another” …</p>",
                "<p>### Not Markdown<br/>- **Item**: text.</p>",
                "<h3 class=\"kp-heading\">Heading</h3><p class=\"kp-takeaway\"><strong>Bottom line:</strong> Do.</p>",
                "<div class=\"md:w-1/2 pl-2.5\"><span class=\"text-sm\">x</span><span>y</span></div>",
                "<p><u>a</u><s>b</s><b>c</b><i>d</i></p>",
                "<p>שלום <b>עולם</b> مرحبا 日本語テキスト，。 👩🏽‍💻 🇪🇺 \u200f</p>",
                "<p>10\u00a0% of C:\\path\\new @home a=b `tick` {{x}} ${y}</p>",
                "<a class=\"btn\" href=\"mailto:a@example.org\" rel=\"noopener\">mail</a>",
                "<b><p>bold paragraph</p></b>",
                "<a href=\"https://example.org\" rel=\"noopener\"><h2>Card</h2><p>text</p></a>");
    }
}

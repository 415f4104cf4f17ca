package ytv2.model.summary;

import java.util.stream.Stream;

/// Markup as summaries really have it.
public final class RealHtml {

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

    /// In the spelling that is stored.
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

    /// As the programs write it that make it: other spellings, attributes that nobody needs, left out end tags.
    public static Stream<String> sent() {
        return Stream.concat(
                all().filter(html -> !html.isEmpty()),
                Stream.of(
                        // Python-Markdown with tables, fenced code and footnotes
                        """
                        <h2 id="summary">Summary</h2>
                        <p>It&rsquo;s &ldquo;quoted&rdquo; &mdash; and&nbsp;so on&hellip;<br />
                        next <em>line</em><sup id="fnref:1"><a class="footnote-ref" href="https://x.example/#fn:1">1</a></sup></p>
                        <table>
                        <thead>
                        <tr>
                        <th style="text-align: left;">Name</th>
                        <th align="right">Count</th>
                        </tr>
                        </thead>
                        <tbody>
                        <tr>
                        <td style="text-align: left;"><code>a|b</code></td>
                        <td align="right">1</td>
                        </tr>
                        </tbody>
                        </table>
                        <div class="codehilite"><pre><span></span><code><span class="k">if</span> <span class="n">a</span> <span class="o">&lt;</span> <span class="mi">1</span><span class="p">:</span>
                            <span class="k">pass</span>
                        </code></pre></div>
                        <hr />""",
                        // CommonMark with task lists, loose lists and autolinks
                        """
                        <ul>
                        <li><input type="checkbox" disabled="" checked=""> done</li>
                        <li><input type="checkbox" disabled=""> <del>not</del> done</li>
                        </ul>
                        <ol start="3">
                        <li>
                        <p>three</p>
                        <blockquote>
                        <p>quoted <a href="https://example.org/?q=a&b=c&amp;d=%20e#f" title="A &quot;title&quot;">link</a></p>
                        </blockquote>
                        <ol>
                        <li>deep
                        <ul>
                        <li>deeper
                        <ul>
                        <li>deepest</li>
                        </ul>
                        </li>
                        </ul>
                        </li>
                        </ol>
                        </li>
                        </ol>
                        <p><a href="mailto:a@example.org">a@example.org</a> <img src="https://example.org/i.png" alt="none"></p>""",
                        KEY_POINTS
                                .replace("<li", "\n  <li")
                                .replace("&quot;", "\"")
                                .replace("</li>", ""),
                        """
                        <div class='kp-heading' data-kind="heading" style="color: red">R&#233;sum&#xe9; &amp; &#8220;Mehr&#8221;</div>
                        <ul class=kp-list><li class=kp-item>Eins<li class=kp-item>Zwei</ul>
                        <p class="kp-takeaway" id="end"><b>Bottom line:</b> x &lt; y &amp;&amp; y > z &copy; &euro; &frac12;</p>""",
                        "<p lang=ja>日本語<ruby>漢字</ruby>、。</p><p dir=rtl>שלום <i>עולם</i> &#x202b;مرحبا</p><p>Ελληνικά Кириллица ไทย हिन्दी 한국어</p>",
                        "<P CLASS=\"Intro\">UPPER <STRONG>case</STRONG><BR>and <A HREF=\"HTTPS://EXAMPLE.ORG/Path\">link</A></P>",
                        "<p>one<p>two<ul><li>a<li>b<ul><li>c</ul></ul><table><tr><th>h<td>d<tr><td>e</table>",
                        "<pre>  keep\n\tthe   white\n\n space </pre><p>and   not\n this</p>",
                        "<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>",
                        "<p>👩🏽‍💻 🇪🇺 e\u0301 \u00e9 \ufb01 \u200d\u00ad &zwj;&shy;&#128512;</p>",
                        "plain text with <b>some</b> markup & a bare ampersand, 1 < 2, AT&T, &unknown; &#x1F44D;",
                        "<article><header><h2>Title</h2></header><p>Body <mark>marked</mark> <small>small</small></p></article>"));
    }
}

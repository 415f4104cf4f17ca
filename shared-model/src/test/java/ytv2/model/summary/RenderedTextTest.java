package ytv2.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedTextTest {

    private static final String LIST = "<ul class=\"kp-list list-disc pl-6 space-y-1 mb-4\">\n";
    private static final String HEADING = "<div class=\"kp-heading font-semibold text-lg mb-3\">";

    @Test
    void labelsBecomeHeadingListAndTakeaway() {
        // Given
        String text = """
                • **Main topic:** Why bridges sway

                **Key points:**
                • Wind pushes
                - Steel bends
                – Dampers help
                — People march

                **Takeaway:** Measure first.""";

        // When
        String html = SummaryHtml.render(text);

        // Then
        assertThat(html).isEqualTo(HEADING + "Why bridges sway</div>\n" + LIST + """
                <li class="mb-2">Wind pushes</li>
                <li class="mb-2">Steel bends</li>
                <li class="mb-2">Dampers help</li>
                <li class="mb-2">People march</li>
                </ul>
                <div class="kp-takeaway">Measure first.</div>""");
    }

    @Test
    void takeawayLeavesTheListWhereverItStands() {
        String html = SummaryHtml.render("**Key points:**\n- **Takeaway:** Measure\n- one\n- **Take-away:** first");
        assertThat(html).isEqualTo(LIST + """
                <li class="mb-2">one</li>
                </ul>
                <div class="kp-takeaway">Measure first</div>""");
    }

    @Test
    void takeawayRunsUntilABlankLine() {
        assertThat(SummaryHtml.render("**Main topic:** T\n**Takeaway:**\nMeasure\nfirst.\n\nMore"))
                .isEqualTo(HEADING + "T</div>\n<p>More</p>\n<div class=\"kp-takeaway\">Measure first.</div>");
    }

    @Test
    void labelsOnOneLineAreFoundToo() {
        assertThat(SummaryHtml.render("• **Main topic:** T **Key points:** - one **Takeaway:** do"))
                .isEqualTo(HEADING + "T</div>\n" + LIST
                        + "<li class=\"mb-2\">one</li>\n</ul>\n<div class=\"kp-takeaway\">do</div>");
    }

    @Test
    void noLineOfALabelledTextIsLost() {
        assertThat(SummaryHtml.render("Before\n**KEY POINTS:**\n- one\nbetween\n- two"))
                .isEqualTo("<p>Before</p>\n" + LIST + "<li class=\"mb-2\">one</li>\n</ul>\n<p>between</p>\n" + LIST
                        + "<li class=\"mb-2\">two</li>\n</ul>");
    }

    @Test
    void otherTextBecomesListsAndParagraphs() {
        assertThat(SummaryHtml.render("Intro\r\n\r\n- one\r\n\r\n•two\r\nOutro\n**Takeaway:** stays"))
                .isEqualTo("<p>Intro</p>\n" + LIST + "<li class=\"mb-2\">one</li>\n<li class=\"mb-2\">two</li>\n</ul>\n"
                        + "<p>Outro</p>\n<p>**Takeaway:** stays</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5 °C", "---", "–quoted", "* starred", "1. numbered", "**bold**"})
    void linesThatOnlyLookLikeBulletsStayParagraphs(String line) {
        assertThat(SummaryHtml.render(line)).isEqualTo("<p>" + line + "</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "•", "- \n –", "**Main topic:**\n**Key points:**"})
    void textWithoutContentSaysSo(String text) {
        assertThat(SummaryHtml.render(text)).isEqualTo("<p>No summary available.</p>");
    }

    @Test
    void markupInTextIsShownNotObeyed() {
        assertThat(SummaryHtml.render("• <script>alert('1')</script> &amp; \"x\""))
                .isEqualTo(
                        LIST
                                + "<li class=\"mb-2\">&lt;script&gt;alert('1')&lt;/script&gt; &amp;amp; &quot;x&quot;</li>\n</ul>");
    }

    @Test
    void writtenOutLineBreaksCountOnlyWhereThereIsNoOther() {
        assertThat(SummaryText.withLineBreaks("a\\nb\\r\\nc")).isEqualTo("a\nb\nc");
        assertThat(SummaryText.withLineBreaks("a\\nb\nc")).isEqualTo("a\\nb\nc");
        assertThat(SummaryText.withLineBreaks("a\r\nC:\\new\rd")).isEqualTo("a\nC:\\new\nd");
        assertThat(SummaryHtml.render("a\\n- b")).isEqualTo("<p>a</p>\n" + LIST + "<li class=\"mb-2\">b</li>\n</ul>");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "*", "**", "**main topic:**", "• x\n", "**takeaway:**", "\\n", "<&\""})
    void renderedTextIsSafeAndStaysTheSame(String piece) {
        // Given
        String text = "**Key points:**" + piece.repeat(200_000 / piece.length());

        // When
        String html = SummaryHtml.render(text);

        // Then
        AllowedHtml.assertAllowed(html);
        assertThat(SummaryHtml.sanitize(html)).isEqualTo(html);
    }
}

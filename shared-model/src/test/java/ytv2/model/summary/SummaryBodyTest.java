package ytv2.model.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryBodyTest {

    @Test
    void textAloneIsRendered() {
        assertThat(SummaryBody.of(" a\n- b ", null))
                .contains(new SummaryBody(" a\n- b ", SummaryHtml.render("a\n- b")));
    }

    @Test
    void htmlAloneIsReadAsText() {
        assertThat(SummaryBody.of(null, RealHtml.KEY_POINTS)).contains(new SummaryBody("""
                Why bridges sway
                • Wind sheds vortices & pushes the deck.
                • Damping is < 1 % of critical.
                Measure "before" you build.""", RealHtml.KEY_POINTS));
    }

    @Test
    void bothStayAsSentButSafe() {
        assertThat(SummaryBody.of("<b> text ", "<p onclick=x>html</p>"))
                .contains(new SummaryBody("<b> text ", "<p>html</p>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "<p></p>", "<p>&nbsp;<br></p>", "<script>x</script>", "<hr>", "&#8203;", "<!-- x -->"})
    void htmlThatShowsNothingCountsAsNotSent(String html) {
        assertThat(SummaryBody.of("text", html)).contains(new SummaryBody("text", "<p>text</p>"));
        assertThat(SummaryBody.of("", html)).isEmpty();
        assertThat(SummaryBody.of(null, html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u200b\ufeff", "\u00a0"})
    void textThatShowsNothingCountsAsNotSent(String text) {
        assertThat(SummaryBody.of(text, "<p>a</p>")).contains(new SummaryBody("a", "<p>a</p>"));
        assertThat(SummaryBody.of(text, null)).isEmpty();
    }

    @Test
    void nothingSentIsNothingToStore() {
        assertThat(SummaryBody.of(null, null)).isEmpty();
    }

    @Test
    void aBodyHasBothForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SummaryBody("", "<p>a</p>"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SummaryBody("a", " "));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void whatIsStoredIsStoredTheSameAgain(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            @Nullable String text = random.nextBoolean() ? null : RandomHtml.of(random);
            @Nullable String html = random.nextInt(4) == 0 ? null : RandomHtml.of(random);
            SummaryBody.of(text, html).ifPresent(body -> {
                AllowedHtml.assertAllowed(body.html());
                assertThat(SummaryBody.of(body.text(), body.html())).contains(body);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a</p><p>b</p>                                  | a⏎b
            <p>a  <b>b</b>&nbsp; c</p>                        | a b c
            a<br>b<br/><br/>c                                 | a⏎b⏎c
            <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>  | • a⏎• b⏎• c
            <ol><li><p>a</p><p>b</p></li><li></li></ol>c      | • a⏎b⏎c
            <table><tr><th>a<th>b<tr><td>c<td>d</table>       | a b⏎c d
            <h1>a</h1>b<hr>c<blockquote>d</blockquote>        | a⏎b⏎c⏎d
            a<style>b</style>&lt;c&gt; &amp;amp; &#x1f600;    | a<c> &amp; 😀
            <template>a</template><script>b</script>          | ``
            x<section>a</section><dl><dt>b<dd>c</dl>          | x⏎a⏎b⏎c
            a&#0;&#7;&#xd800;b                                | ab
            """)
    void htmlReadsAsText(String html, String text) {
        assertThat(SummaryHtml.toText(html)).isEqualTo(text.replace('⏎', '\n'));
        assertThat(SummaryHtml.toText(SummaryHtml.sanitize(html))).isEqualTo(text.replace('⏎', '\n'));
        assertThat(SummaryHtml.isVisible(html)).isEqualTo(!text.isEmpty());
    }

    @Test
    void preformattedTextKeepsItsIndentation() {
        assertThat(SummaryHtml.toText("<p>a\n  b</p><pre>if x:\n    y\n</pre>z"))
                .isEqualTo("a b\nif x:\n    y\nz");
    }
}

package ytv2.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizedHtmlTest {

    /// The most characters that a summary may have.
    private static final int LONGEST = 256 * 1024;

    /// Of the thread's own time, which a busy machine does not lengthen. What is linear takes less than a third of it.
    private static final Duration LINEAR = Duration.ofSeconds(3);

    @ParameterizedTest
    @MethodSource("ytv2.model.summary.HostileHtml#all")
    void hostileMarkupLeavesOnlyWhatIsAllowed(String html) {
        assertSafe(html);
        assertSafe("<ul><li>" + html + "</li></ul>");
        assertSafe("<table><tr>" + html + "</table>");
        assertSafe("<p class=\"" + html);
        assertSafe(SummaryHtml.render(html));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void tagSoupLeavesOnlyWhatIsAllowed(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            assertSafe(RandomHtml.of(random));
        }
    }

    @ParameterizedTest
    @MethodSource("ytv2.model.summary.RealHtml#all")
    void realMarkupStaysAsItIs(String html) {
        assertSafe(html);
        assertThat(SummaryHtml.sanitize(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @MethodSource("ytv2.model.summary.RealHtml#sent")
    void markupAsProgramsWriteItLeavesOnlyWhatIsAllowed(String html) {
        assertSafe(html);
        assertThat(SummaryHtml.isVisible(html)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a<p>b                                 | <p>a</p><p>b</p>
            <ul><li>a<li>b                           | <ul><li>a</li><li>b</li></ul>
            <li>a                                    | <ul><li>a</li></ul>
            <ul>a<li>b</ul>                          | <ul><li>a</li><li>b</li></ul>
            <ul><li>a<ul><li>b</ul><li>c</ul>        | <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>
            <table><tr><td>a<td>b<tr><td>c</table>   | <table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>
            <td>a                                    | <table><tbody><tr><td>a</td></tr></tbody></table>
            <b>1<i>2</b>3</i>                        | <b>1<i>2</i></b>3
            <p>a<div>b</div>c</p>                    | <p>a</p><div>b</div>c
            <h1>a<h2>b</h1>c                         | <h1>a</h1><h2>b</h2>c
            <B CLASS=x>a</B><BR>                     | <b class="x">a</b><br/>
            <a href=https://x.example>a<a href=https://y.example>b | <a href="https://x.example" rel="noopener">a</a><a href="https://y.example" rel="noopener">b</a>
            """)
    void malformedMarkupBecomesTheTreeThatWasMeant(String html, String expected) {
        assertSafe(html);
        assertThat(SummaryHtml.sanitize(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a<script>b</script>c                     | ac
            a<style>b</style>c                       | ac
            a<template><p>b</p></template>c          | ac
            a<noscript><p>b</p></noscript>c          | ac
            a<iframe>b</iframe>c                     | ac
            a<title>b</title>c                       | ac
            a<font color=red>b</font>c               | abc
            a<x-y z=1>b</x-y>c                       | abc
            H<sub>2</sub>O                           | H2O
            <section>a</section><section>b</section> | <div>a</div><div>b</div>
            <textarea>a &lt; b</textarea>            | a &lt; b
            <!-- a -->b                              | b
            """)
    void droppedElementsLeaveTheirTextUnlessItIsCode(String html, String expected) {
        assertThat(SummaryHtml.sanitize(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href=https://x.example/?a=1&b=2>x</a>          | <a href="https://x.example/?a=1&amp;b=2" rel="noopener">x</a>
            <a href=' HTTP://x.example '>x</a>                | <a href="HTTP://x.example" rel="noopener">x</a>
            <a href=mailto:a@x.example rel=nofollow>x</a>     | <a href="mailto:a@x.example" rel="noopener">x</a>
            <a href='https://x.example/a b(c)'>x</a>          | <a href="https://x.example/a%20b%28c%29" rel="noopener">x</a>
            <a href=/relative>x</a>                           | x
            <a href=#fragment>x</a>                           | x
            <a href=//x.example>x</a>                         | x
            <a name=y>x</a>                                   | x
            <a class=y>x</a>                                  | <a class="y">x</a>
            """)
    void onlyAbsoluteLinksStay(String html, String expected) {
        assertThat(SummaryHtml.sanitize(html)).isEqualTo(expected);
    }

    @Test
    void classKeepsTheTokensThatMatch() {
        assertThat(SummaryHtml.sanitize("<p class=' kp-list\tmd:w-1/2  x{y} pl-2.5 &quot;z '>x</p>"))
                .isEqualTo("<p class=\"kp-list md:w-1/2 pl-2.5\">x</p>");
        assertThat(SummaryHtml.sanitize("<p class='{}'>x</p>")).isEqualTo("<p>x</p>");
    }

    @Test
    void textIsWrittenAsItReads() {
        assertThat(SummaryHtml.sanitize("it&#x27;s a=b @x {{y}} &#x1f600; \ud83d\ude00 שלום 日本、&euro;&nbsp;"))
                .isEqualTo("it's a=b @x {{y}} 😀 😀 שלום 日本、€\u00a0");
        assertThat(SummaryHtml.sanitize("a\u0000b\u0007c\ufffed\ud83de&#0;")).isEqualTo("abcde");
        assertThat(SummaryHtml.sanitize("a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div>x",
                "<b>",
                "<b><p>",
                "<p><i>x</p>",
                "<div><b><i><u>x</div>",
                "<ul><li>",
                "<li>",
                "<table>",
                "<table><tr><td>",
                "<td><ul>",
                "<a href=https://x.example>x",
                "<x-y>",
                "</x-y>",
                "</p>",
                "<",
                "<a ",
                "<!--",
                "<![CDATA[",
                "&",
                "&#",
                "</",
                "<script>",
                "<template>",
                "<p class=\"",
                "<svg><style>",
                "😀",
                "שלום ",
                "{{",
                "x ",
                "<br>",
                "<select><option>",
                "\u200c",
                "&amp"
            })
    void longestSummaryOfTheSameTakesLinearTime(String piece) {
        String html = piece.repeat(LONGEST / piece.length());
        assertLinear(html, html + "x" + "</div></b></ul>".repeat(2_500));
    }

    @Test
    void attributesWithoutEndTakeLinearTime() {
        assertLinear(
                "<p " + "class=a ".repeat(LONGEST / 8) + ">x",
                "<p class='" + "a{ ".repeat(LONGEST / 3) + "'>x",
                "<a href='https://x.example/" + "( ".repeat(LONGEST / 2) + "'>x");
    }

    @Test
    void tenThousandLevelsKeepTheirText() {
        String sanitized = SummaryHtml.sanitize("<div>x".repeat(10_000) + "</div>".repeat(10_000));
        assertThat(sanitized.replaceAll("<[^>]*>", "")).isEqualTo("x".repeat(10_000));
    }

    private static void assertLinear(String... documents) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (String html : documents) {
            assertSafe(html);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(LINEAR);
    }

    private static void assertSafe(String html) {
        String once = SummaryHtml.sanitize(html);
        AllowedHtml.assertAllowed(once);
        assertThat(SummaryHtml.sanitize(once)).as("sanitised twice: %s", html).isEqualTo(once);
    }
}

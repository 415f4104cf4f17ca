package ytv2.dashboard.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Reports;
import ytv2.model.testing.Session;
import ytv2.model.testing.Videos;

/// `GET /{id}.json?v=2` and `GET /`.
abstract class PageApiContract extends ApiContract {

    private static final String REPORT = "/complete-01.json?v=2";
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{";

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORT, "/complete-01.json?x=1&v=2", "/yt:complete-01.json?v=2", "/complete-01.html", "/"})
    void pageIsRevalidatedEachTime(String target) {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("X-Commit")).isNotBlank();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.text()).startsWith("<!DOCTYPE html>").contains("</html>");
        Answer second = dashboard.get(target, "If-None-Match", answer.header("ETag"));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(dashboard.head(target).status()).isEqualTo(200);
        assertThat(dashboard.head(target).header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(dashboard.get(target, "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORT, "/", "/nothing.json?v=2"})
    void policyLetsTheStyleInAndNoScript(String target) throws Exception {
        Answer answer = dashboard.get(target);

        String policy = answer.header("Content-Security-Policy");
        Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(answer.text());
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(policy).startsWith("default-src 'none';").contains("style-src 'sha256-" + hash + "';");
        assertThat(policy).doesNotContain("script-src").doesNotContain("unsafe");
        assertThat(found(answer.text(), "<script|<iframe|<link[^>]*stylesheet| style=| on[a-z]+="))
                .isEmpty();
    }

    @Test
    void reportShowsWhatIsKnown() {
        String html = dashboard.get(REPORT).text();

        assertThat(html)
                .contains("<title>Everything &quot;quoted&quot; &amp; &lt;b&gt;bold&lt;/b&gt; 🚀 – YTV2</title>")
                .contains("<bdi>Kurzgesagt – In a Nutshell</bdi>")
                .contains("<time datetime=\"2025-03-04T05:06:07Z\">4 March 2025</time>")
                .contains("20:34")
                .contains("French")
                .contains("href=\"https://www.youtube.com/watch?v=complete-01\"")
                .contains("src=\"https://img.example/t.jpg\"")
                .contains("<audio controls preload=\"none\" src=\"/exports/analysis.mp3\"")
                .contains("<p>All of it</p>")
                .contains("lang=\"fr\">")
                .contains("<bdi>orbit</bdi>")
                .contains("<summary>Transcript</summary>")
                .contains("Hello 🚀");
    }

    @Test
    void categoriesLeadToTheList() {
        assertThat(found(dashboard.get(REPORT).text(), "href=\"/\\?[^\"]*\""))
                .containsExactly(
                        "href=\"/?category=Science\"",
                        "href=\"/?category=History\"",
                        "href=\"/?parentCategory=History&amp;subcategory=Modern\"",
                        "href=\"/?parentCategory=History&amp;subcategory=Old\"");
    }

    @Test
    void variantsAreLinks() {
        String html = dashboard.get(REPORT).text();
        List<String> links = found(html, "href=\"/complete-01[^>]*>");

        assertThat(links).hasSize(5);
        assertThat(links.stream().filter(link -> link.contains("aria-current=\"page\"")))
                .singleElement()
                .asString()
                .contains("variant=comprehensive");
        assertThat(html).doesNotContain("<p>Insight</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "key-insights, <p>Insight</p>",
        "audio-fr:intermediate, <p>Bonjour</p>",
        "audio-fr%3Aintermediate, <p>Bonjour</p>",
        "nothing, <p>All of it</p>",
        "'', <p>All of it</p>",
    })
    void variantIsShown(String variant, String expected) {
        assertThat(dashboard.get(REPORT + "&variant=" + variant).text()).contains(expected);
    }

    @Test
    void bareReportShowsNothingEmpty() {
        String html = dashboard.get("/bare.json?v=2").text();

        assertThat(html).contains("<h1", "(untitled)", "<p>Bare</p>");
        assertThat(html)
                .doesNotContain("<audio")
                .doesNotContain("<img")
                .doesNotContain("<details")
                .doesNotContain("Key topics")
                .doesNotContain("class=\"chips\"")
                .doesNotContain("class=\"variants\"")
                .doesNotContain("Open the source")
                .doesNotContain("<time")
                .doesNotContain("NOT_FOUND");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        try (Session session = database.owner()) {
            session.run("""
                    UPDATE content
                    SET title = ?1, channel_name = ?1, thumbnail_url = 'javascript:alert(1)',
                        canonical_url = 'javascript:alert(1)', transcript_text = ?1, language = ?1,
                        summary_language = ?1,
                        analysis_json = jsonb_build_object('language', ?1, 'key_topics', jsonb_build_array(?1, 5),
                            'audio_url', 'javascript:alert(1)',
                            'categories', jsonb_build_array(jsonb_build_object('category', ?1)))
                    WHERE video_id = 'bare'
                    """.replace("?1", "'" + HOSTILE.replace("'", "''") + "'"));
            Videos.refresh(session, "bare");
            Reports.tell(session);
        }

        for (String target : new String[] {"/bare.json?v=2", "/"}) {
            Answer answer = dashboard.get(target);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
            assertThat(found(answer.text(), "<script|<img src=x|\"javascript:|lang=\"[^\"]*[^A-Za-z0-9\"-]"))
                    .as(target)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.json?v=2", "/nothing.html", "/%20.json?v=2", "/unsummarised.json?v=2"})
    void missingReportIsAPageToo(String target) {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.text()).contains("There is no report at this address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%FF.json?v=2", "/a%22b.json?v=2", "/a/b.json?v=2", "/..json?v=2", "/.json?v=2"})
    void addressThatIsNoIdIsNoReport(String target) {
        assertThat(dashboard.get(target).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/complete-01.json", "/complete-01.json?v=1", "/complete-01.json?v=", "/complete-01.json?w=2"})
    void otherQueriesGetJson(String target) {
        assertThat(dashboard.get(target).header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    }

    @Test
    void clientThatWantsOnlyJsonGetsJson() {
        assertThat(dashboard.get(REPORT, "Accept", "application/json").header("Content-Type"))
                .isEqualTo("application/json;charset=utf-8");
        assertThat(dashboard.get(REPORT, "Accept", "text/html,*/*;q=0.8").header("Content-Type"))
                .isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void listShowsTheCards() {
        String html = dashboard.get("/").text();

        assertThat(found(html, "<a href=\"/[^\"]*\\.json\\?v=2\">"))
                .containsExactlyElementsOf(Reports.LISTED.stream()
                        .map(video -> "<a href=\"/" + video.videoId() + ".json?v=2\">")
                        .toList());
        assertThat(html)
                .contains("5 reports")
                .contains("5 April 2025")
                .contains("All &quot;of&quot; it and 🚀")
                .doesNotContain("rel=\"next\"")
                .doesNotContain("rel=\"prev\"");
    }

    @Test
    void pagesLeadOnAndKeepWhatWasAsked() {
        String first = dashboard.get("/?size=2&x=a%26b").text();
        String middle = dashboard.get("/?size=2&page=2").text();
        String last = dashboard.get("/?size=2&page=3").text();

        assertThat(found(first, "rel=\"(next|prev)\" href=\"[^\"]*\""))
                .containsExactly("rel=\"next\" href=\"/?page=2&amp;size=2&amp;x=a%26b\"");
        assertThat(first).contains("page 1 of 3").contains("<input type=\"hidden\" name=\"x\" value=\"a&amp;b\">");
        assertThat(found(middle, "rel=\"(next|prev)\" href=\"[^\"]*\""))
                .containsExactly(
                        "rel=\"prev\" href=\"/?page=1&amp;size=2\"", "rel=\"next\" href=\"/?page=3&amp;size=2\"");
        assertThat(found(last, "rel=\"(next|prev)\" href=\"[^\"]*\""))
                .containsExactly("rel=\"prev\" href=\"/?page=2&amp;size=2\"");
    }

    @Test
    void pagePastTheEndLeadsBack() {
        String html = dashboard.get("/?size=2&page=99").text();

        assertThat(html).contains("Nothing was found.", "rel=\"prev\" href=\"/?page=3&amp;size=2\"");
    }

    @Test
    void filtersCanBeTakenOff() {
        String html = dashboard
                .get("/?category=A%20%3Cb%3E&category=B&channel=C&page=2&q=%22x%22")
                .text();

        assertThat(html).contains("<bdi>A &lt;b&gt;</bdi>", "value=\"&quot;x&quot;\"");
        assertThat(found(html, "class=\"chip\" href=\"[^\"]*\""))
                .contains("class=\"chip\" href=\"/?category=B&amp;channel=C&amp;q=%22x%22\"");
    }

    @Test
    void pageHasLandmarksAndLabels() {
        for (String target : new String[] {REPORT, "/"}) {
            String html = dashboard.get(target).text();

            assertThat(html).contains("<html lang=\"en\">", "<main id=\"content\">", "href=\"#content\"", "<header");
            assertThat(found(html, "<h1")).hasSize(1);
            assertThat(found(html, "<img(?![^>]* alt=)")).isEmpty();
        }
        assertThat(dashboard.get("/").text()).contains("role=\"search\"", "<label class=\"hidden\" for=\"q\">");
    }
}

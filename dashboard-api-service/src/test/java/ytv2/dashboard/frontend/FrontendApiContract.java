package ytv2.dashboard.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.ServedDirectories;
import ytv2.service.testing.Given;

/// A configured front end.
@WithTestResource(ServedDirectories.class)
abstract class FrontendApiContract extends ApiContract {

    private static final Instant OLD = Instant.parse("2025-05-01T10:00:00Z");

    @Given
    Path served;

    @BeforeEach
    void storeFrontend() throws IOException {
        ServedDirectories.empty(served.resolve("frontend"));
        store("dashboard_v3_template.html", """
                <link href="/static/dashboard.css?v=__DASHBOARD_ASSET_VERSION__">
                <script>const NAS = { nas_config }; const CONFIG = { dashboard_config }; const other = {x: 1};</script>
                """);
        store("dashboard_editorial_template.html", """
                <link href="/static/e.css?v=__EDITORIAL_ASSET_VERSION__"><script>const C = { editorial_config };</script>
                """);
        store("static/dashboard.css", "body { color: red }");
        store("static/ui_flags.js", "window.UI_FLAGS = {};".repeat(100));
        store("static/deep/er/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        store("static/images/logo.png", "png");
        store("images/hero.png", "hero");
        store("server.py", "SECRET = 1");
        store(".env", "SECRET = 1");
        store("static/.env", "SECRET = 1");
        store("modules/private.js", "SECRET = 1");
    }

    private void store(String path, String text) throws IOException {
        store(path, text, OLD);
    }

    private void store(String path, String text, Instant modified) throws IOException {
        Path file = served.resolve("frontend").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    @Test
    void templatesPlaceholdersAreReplaced() {
        assertThat(dashboard.get("/").text()).matches("""
                <link href="/static/dashboard.css\\?v=[0-9a-f]{12}">
                <script>const NAS = \\{"base_url":"","basic_user":"","basic_pass":""}; \
                const CONFIG = \\{"autoPlayOnLoad":false}; const other = \\{x: 1};</script>
                """);
        assertThat(dashboard.get("/editorial").text()).matches("""
                <link href="/static/e.css\\?v=[0-9a-f]{12}">\
                <script>const C = \\{"features":\\{"audio":true,"search":true}};</script>
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?category=News", "/editorial", "/editorial?q=x"})
    void pageIsRevalidatedEachTime(String target) throws IOException {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Last-Modified")).isEqualTo("Thu, 01 May 2025 10:00:00 GMT");
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.header("X-Commit")).isNotBlank();
        assertThat(dashboard.get(target, "If-None-Match", answer.header("ETag")).status())
                .isEqualTo(304);
        assertThat(dashboard.head(target).status()).isEqualTo(200);
        assertThat(dashboard.head(target).header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(dashboard.head(target).body()).isEmpty();
        Answer compressed = dashboard.get(target, "Accept-Encoding", "gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(stream.readAllBytes()).isEqualTo(answer.body());
        }
    }

    @Test
    void assetVersionChangesWithAnyServedFile() throws IOException {
        String first = version();
        assertThat(version()).isEqualTo(first);

        store("static/deep/er/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/SVG\"/>", OLD.plusNanos(1000));
        String second = version();
        store("images/new.png", "new");
        String third = version();
        store("server.py", "SECRET = 2", OLD.plusSeconds(1));

        assertThat(second).isNotEqualTo(first);
        assertThat(third).isNotIn(first, second);
        assertThat(version()).as("a file that nobody is served").isEqualTo(third);
    }

    @Test
    void assetVersionDependsOnTheContentsAlone() throws IOException {
        String first = version();

        store("static/dashboard.css", "body { color: red }", OLD.plusSeconds(60));

        assertThat(version()).isEqualTo(first);
    }

    private String version() {
        return dashboard.get("/").text().replaceAll("(?s).*\\?v=([0-9a-f]{12}).*", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "/static/dashboard.css, text/css;charset=utf-8, static/dashboard.css",
        "/static/dashboard.css?v=0123456789ab, text/css;charset=utf-8, static/dashboard.css",
        "/dashboard.css, text/css;charset=utf-8, static/dashboard.css",
        "/ui_flags.js, application/javascript;charset=utf-8, static/ui_flags.js",
        "/static/deep/er/icon.svg, image/svg+xml, static/deep/er/icon.svg",
        "/images/hero.png, image/png, images/hero.png",
        "/images/logo.png, image/png, static/images/logo.png",
    })
    void assetIsServed(String target, String type, String file) throws IOException {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(served.resolve("frontend/" + file)));
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(answer.header("Last-Modified")).isEqualTo("Thu, 01 May 2025 10:00:00 GMT");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(dashboard.get(target, "If-None-Match", answer.header("ETag")).status())
                .isEqualTo(304);
        assertThat(dashboard.head(target).status()).isEqualTo(200);
    }

    @Test
    void textIsCompressedForWhoAsks() throws IOException {
        Answer answer = dashboard.get("/ui_flags.js", "Accept-Encoding", "gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("accept-encoding");
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(stream.readAllBytes())
                    .isEqualTo(dashboard.get("/ui_flags.js").body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard_v3_template.html",
                "/server.py",
                "/.env",
                "/static/.env",
                "/static/",
                "/static",
                "/static/deep",
                "/static/../server.py",
                "/static/%2e%2e/server.py",
                "/static/..%2fserver.py",
                "/static/..%5cserver.py",
                "/images/../../etc/passwd",
                "/images/..%2f..%2f..%2fetc%2fpasswd",
                "/modules/private.js",
                "/private.js",
                "/..%2fmodules%2fprivate.js",
                "/deep%2fer%2fx.css",
                "/logo.png",
                "/missing.css",
                "/index.html",
            })
    void nothingElseIsServed(String target) {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("SECRET").doesNotContain("nas_config");
    }

    @Test
    void missingTemplateIsNamed() throws IOException {
        Files.delete(served.resolve("frontend/dashboard_v3_template.html"));

        assertThat(dashboard.get("/").status()).isEqualTo(404);
        assertThat(dashboard.get("/").json().path("detail").asText()).contains("dashboard_v3_template.html");
    }

    @Test
    void reportsAreStillReports() {
        assertThat(dashboard
                        .get("/complete-01.json")
                        .json()
                        .path("video")
                        .path("video_id")
                        .asText())
                .isEqualTo("complete-01");
    }
}

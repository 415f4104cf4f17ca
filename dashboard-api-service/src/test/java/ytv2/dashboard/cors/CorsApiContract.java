package ytv2.dashboard.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.ServedDirectories;

/// Requests of other origins, two of which are listed.
@WithTestResource(ServedDirectories.class)
abstract class CorsApiContract extends ApiContract {

    private static final String LISTED = "https://dash.example";

    @ParameterizedTest
    @ValueSource(strings = {"/api/reports", "/api/filters", "/complete-01.json", "/nothing/here", "/editorial"})
    void listedOriginMayReadEveryAnswer(String target) {
        for (String origin : new String[] {LISTED, "http://localhost:5173"}) {
            Answer answer = dashboard.get(target, "Origin", origin);

            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.response().headers().allValues("Vary")).anyMatch(value -> value.contains("Origin"));
        }
    }

    @Test
    void listedOriginMayReadThatNothingHasChanged() {
        String tag = dashboard.get("/api/reports").header("ETag");

        Answer answer = dashboard.get("/api/reports", "Origin", LISTED, "If-None-Match", tag);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://dash.example",
                "https://dash.example:8443",
                "https://dash.example.evil.example",
                "https://DASH.example",
                "null",
                "*",
            })
    void otherOriginsMayNot(String origin) {
        Answer answer = dashboard.get("/api/reports", "Origin", origin);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.response().headers().allValues("Vary")).anyMatch(value -> value.contains("Origin"));
        assertThat(dashboard
                        .send("OPTIONS", "/api/reports", "Origin", origin, "Access-Control-Request-Method", "DELETE")
                        .header("Access-Control-Allow-Methods"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reports", "/api/delete/x", "/nothing/here", "/", "/api/content"})
    void listedOriginMayAskBefore(String target) {
        Answer answer = dashboard.send("OPTIONS", target, "Origin", LISTED, "Access-Control-Request-Method", "DELETE");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Content-Type", "X-INGEST-TOKEN");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(answer.header("Allow")).contains("GET");
    }
}

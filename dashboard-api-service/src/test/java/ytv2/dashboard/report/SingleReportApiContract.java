package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Expected;

/// `GET /api/reports/{id}` and `GET /{id}.json`.
abstract class SingleReportApiContract extends ApiContract {

    @ParameterizedTest
    @CsvSource({"complete-01, complete", "bare, bare"})
    void detailIsTheItemAndItsSummary(String id, String expected) {
        Answer answer = dashboard.get("/api/reports/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Expected.pretty(answer.json())).isEqualTo(Expected.pretty(Expected.json(expected + "-detail")));
    }

    @ParameterizedTest
    @CsvSource({"complete-01, complete", "bare, bare"})
    void reportShowsAllThatIsStored(String id, String expected) {
        Answer answer = dashboard.get("/" + id + ".json");

        ObjectNode report = Expected.json(expected + "-report");
        report.put("deployment_commit", answer.header("X-Commit"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Expected.pretty(answer.json())).isEqualTo(Expected.pretty(report));
    }

    @ParameterizedTest
    @CsvSource({
        "complete-01, complete-01",
        "yt:complete-01, complete-01",
        "yt%3Acomplete-01, complete-01",
        "%63omplete%2D01, complete-01",
        "complete-01?v=1, complete-01",
        "complete-01?v=3, complete-01",
        "complete-01?, complete-01",
        "reddit:oq4zrw6, reddit:oq4zrw6",
        "reddit%3Aoq4zrw6, reddit:oq4zrw6",
        "yt:reddit:oq4zrw6, reddit:oq4zrw6",
    })
    void reportIsFoundBy(String written, String videoId) {
        assertThat(dashboard
                        .get("/api/reports/" + written)
                        .json()
                        .path("video_id")
                        .asText())
                .isEqualTo(videoId);

        String file = written.contains("?") ? written.replace("?", ".json?") : written + ".json";
        assertThat(dashboard
                        .get("/" + file)
                        .json()
                        .path("video")
                        .path("video_id")
                        .asText())
                .isEqualTo(videoId);
    }

    @Test
    void videoIdGoesBeforeTheNameOfARow() {
        assertThat(dashboard.get("/api/reports/rd-77").json().path("video_id").asText())
                .isEqualTo("rd-77");
    }

    @Test
    void nameOfARowFindsItsReport() throws Exception {
        change("DELETE FROM content WHERE video_id = 'rd-77'");

        assertThat(dashboard.get("/api/reports/rd-77").json().path("video_id").asText())
                .isEqualTo("reddit:oq4zrw6");
        assertThat(dashboard
                        .get("/rd-77.json")
                        .json()
                        .path("video")
                        .path("video_id")
                        .asText())
                .isEqualTo("reddit:oq4zrw6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing-here",
                "Bare",
                "unsummarised",
                "yt:unsummarised",
                "",
                "%20",
                "%00",
                "bare%00",
                ".bare",
                "%2e%2e",
                "a%2Fb",
                "caf%C3%A9",
                "%F0%9F%9A%80",
                "%FF",
                "a'b",
            })
    void thereIsNoReport(String id) {
        assertThat(dashboard.get("/api/reports/" + id)).satisfies(SingleReportApiContract::isNotFound);
        assertThat(dashboard.get("/" + id + ".json")).satisfies(SingleReportApiContract::isNotFound);
    }

    @Test
    void overlongIdNamesNoReportAndIsNotRepeated() {
        String id = "a".repeat(10_000);

        assertThat(dashboard.get("/api/reports/" + id)).satisfies(answer -> {
            isNotFound(answer);
            assertThat(answer.json().path("detail").asText()).hasSizeLessThan(200);
        });
        assertThat(dashboard.get("/" + id + ".json")).satisfies(SingleReportApiContract::isNotFound);
    }

    @Test
    void notFoundSaysWhatWasLookedFor() {
        assertThat(dashboard.get("/api/reports/nothing-here").json().toString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is no report \\\"nothing-here\\\".\","
                        + "\"instance\":\"/api/reports/nothing-here\",\"error\":\"report_not_found\","
                        + "\"message\":\"There is no report \\\"nothing-here\\\".\"}");
    }

    private static void isNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isIn("report_not_found", "not_found");
    }
}

package ytv2.dashboard.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Expected;
import ytv2.dashboard.Reports;
import ytv2.dashboard.StoredVideo;
import ytv2.model.Fragment;
import ytv2.model.testing.Session;

/// `GET /api/reports`.
abstract class ReportListApiContract extends ApiContract {

    private static final List<String> NEWEST_FIRST =
            Reports.LISTED.stream().map(StoredVideo::videoId).toList();

    @Test
    void listHasAllSummarisedReportsTheNewestFirst() {
        assertThat(dashboard.get("/api/reports").listed("video_id")).isEqualTo(NEWEST_FIRST);
    }

    /// Of one card only: the others are compressed when they are sent.
    @Test
    void compressedCardsMakeTheSameBytes() throws Exception {
        String plain = dashboard.get("/api/reports").text();
        byte[] gzip = gzip("/api/reports").body();
        assertThat(uncompressed(gzip)).isEqualTo(plain);

        compress("bare", "}");

        assertThat(gzip("/api/reports").body()).isEqualTo(gzip);
        assertThat(dashboard.get("/api/reports").text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reports?", "/api/reports?size=2&page=3", "/api/reports?q=bare"})
    void cardThatIsStoredCompressedIsSentSo(String target) throws Exception {
        compress("bare", ",\"mark\":1}");

        assertThat(uncompressed(gzip(target).body())).contains("\"mark\":1");
        assertThat(dashboard.get(target + "&plain").text()).doesNotContain("mark");
    }

    private Answer gzip(String target) {
        return dashboard.get(target, "Accept-Encoding", "gzip");
    }

    private static String uncompressed(byte[] gzip) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /// Compresses a card as whoever writes it does.
    ///
    /// @param end instead of the closing brace
    private void compress(String videoId, String end) throws SQLException {
        try (Session session = database.owner()) {
            String card = session.text("SELECT card FROM report_card WHERE video_id = ?", videoId);
            String open = String.valueOf(card).replaceFirst("}$", end).replaceFirst("}$", "");
            Fragment fragment = Fragment.of(open.getBytes(UTF_8));
            session.run(
                    "INSERT INTO card_fragment (video_id, deflated, crc32, length) VALUES (?, ?, ?, ?)",
                    videoId,
                    fragment.deflated(),
                    fragment.crc32(),
                    fragment.length());
            Reports.tell(session);
        }
    }

    @Test
    void envelopeHasEveryMember() {
        Answer answer = dashboard.get("/api/reports?size=2&page=2");

        JsonNode envelope = answer.json();
        assertThat(names(envelope))
                .isEqualTo(Set.of(
                        "reports",
                        "pagination",
                        "sort",
                        "filters",
                        "total_count",
                        "page",
                        "total_pages",
                        "deployment_version",
                        "deployment_commit"));
        assertThat(envelope.path("pagination").toString())
                .isEqualTo(
                        "{\"page\":2,\"size\":2,\"total\":5,\"total_count\":5,\"pages\":3,\"total_pages\":3,"
                                + "\"has_next\":true,\"has_prev\":true,\"next_cursor\":\"WyJuZXdlc3QiLCIyMDI1LTAxLTAyVDAwOjAwWiIsIndpdGgtYXVkaW8iLCIzIl0\"}");
        assertThat(envelope.path("sort").asText()).isEqualTo("newest");
        assertThat(envelope.path("filters").toString()).isEqualTo("{}");
        assertThat(envelope.path("total_count").asInt()).isEqualTo(5);
        assertThat(envelope.path("page").asInt()).isEqualTo(2);
        assertThat(envelope.path("total_pages").asInt()).isEqualTo(3);
        assertThat(envelope.path("deployment_version").asText()).isNotBlank();
        assertThat(envelope.path("deployment_commit").asText()).isEqualTo(answer.header("X-Commit"));
    }

    @Test
    void itemShowsAllThatIsStored() {
        JsonNode reports = dashboard.get("/api/reports").json().path("reports");

        assertThat(Expected.pretty(reports.path(0))).isEqualTo(Expected.pretty(Expected.json("complete-item")));
        assertThat(Expected.pretty(reports.path(4))).isEqualTo(Expected.pretty(Expected.json("bare-item")));
    }

    @Test
    void pagesHaveEachReportOnce() {
        List<String> paged = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            paged.addAll(dashboard.get("/api/reports?size=2&page=" + page).listed("video_id"));
        }
        assertThat(paged).isEqualTo(NEWEST_FIRST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | 1        | 20
            ?page=&size=                        | 1        | 20
            ?page=abc&size=2                    | 1        | 20
            ?page=2&size=abc                    | 1        | 20
            ?page=1.5&size=2                    | 1        | 20
            ?page=2&size=%20                    | 1        | 20
            ?page=%D9%A2&size=2                 | 1        | 20
            ?page=0&size=2                      | 1        | 2
            ?page=-7&size=2                     | 1        | 2
            ?page=%2B2&size=2                   | 2        | 2
            ?page=%202%20&size=2                | 2        | 2
            ?page=002&size=2                    | 2        | 2
            ?size=0                             | 1        | 1
            ?size=-5                            | 1        | 1
            ?size=50                            | 1        | 50
            ?size=500                           | 1        | 50
            ?size=99999999999999999999          | 1        | 50
            ?page=-99999999999999999999&size=3  | 1        | 3
            ?page=99999999999999999999&size=3   | 42949672 | 3
            ?page=99999999999999999999&size=50  | 42949672 | 50
            ?page=2&page=3&size=2&size=4        | 2        | 2
            ?page=1&size=2&unknown=1&x          | 1        | 2
            ?category=&page=1&size=2            | 1        | 2
            """)
    void pageAndSizeAreReadLikeThis(String query, int page, int size) {
        Answer answer = dashboard.get("/api/reports" + query);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode pagination = answer.json().path("pagination");
        assertThat(pagination.path("page").asInt()).isEqualTo(page);
        assertThat(pagination.path("size").asInt()).isEqualTo(size);
        assertThat(pagination.path("total").asInt()).isEqualTo(5);
    }

    @Test
    void pageOfVeryManyDigitsIsClamped() {
        JsonNode answer = dashboard.get("/api/reports?page=" + "9".repeat(5000)).json();

        assertThat(answer.path("page").asInt()).isEqualTo(42949672);
    }

    @Test
    void pagePastTheEndIsEmpty() {
        JsonNode answer = dashboard.get("/api/reports?page=9999&size=12").json();

        assertThat(answer.path("reports").isEmpty()).isTrue();
        assertThat(answer.path("pagination").toString())
                .isEqualTo("{\"page\":9999,\"size\":12,\"total\":5,\"total_count\":5,\"pages\":1,\"total_pages\":1,"
                        + "\"has_next\":false,\"has_prev\":true,\"next_cursor\":null}");
    }

    @Test
    void emptyDatabaseHasAnEmptyList() throws SQLException {
        database.clear();

        JsonNode answer = dashboard.get("/api/reports").json();

        assertThat(answer.path("reports").isArray()).isTrue();
        assertThat(answer.path("reports").isEmpty()).isTrue();
        assertThat(answer.path("pagination").toString())
                .isEqualTo("{\"page\":1,\"size\":20,\"total\":0,\"total_count\":0,\"pages\":0,\"total_pages\":0,"
                        + "\"has_next\":false,\"has_prev\":false,\"next_cursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sort=relevance", "?sort=NEWEST", "?sort=", "?sort=channel_az", "?sort=newest"})
    void unknownOrderIsNewestAndSaysSo(String query) {
        Answer answer = dashboard.get("/api/reports" + query);

        assertThat(answer.json().path("sort").asText()).isEqualTo("newest");
        assertThat(answer.listed("video_id")).isEqualTo(NEWEST_FIRST);
    }

    @Test
    void orderIsNamedAsItWasAskedFor() {
        Answer answer = dashboard.get("/api/reports?sort=added_desc");

        assertThat(answer.json().path("sort").asText()).isEqualTo("added_desc");
        assertThat(answer.listed("video_id")).isEqualTo(NEWEST_FIRST);
    }

    @Test
    void fiftyIsTheLargestPage() throws SQLException {
        try (Session session = database.owner()) {
            Reports.storeMany(session, 120);
        }

        Answer second = dashboard.get("/api/reports?page=2&size=500");

        assertThat(second.listed("video_id"))
                .hasSize(50)
                .startsWith("many-0075")
                .endsWith("many-0026");
        assertThat(second.json().path("pagination").path("pages").asInt()).isEqualTo(3);
    }

    @Test
    void requestLineMayBeLong() {
        assertThat(dashboard.get("/api/reports?unknown=" + "x".repeat(60_000)).status())
                .isEqualTo(200);
    }

    static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    }
}

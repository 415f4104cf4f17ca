package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.Session;

/// The filters of `GET /api/reports`, each alone and together.
abstract class FilteredListApiContract extends ApiContract {

    /// One more whose stored values are as people type them.
    @BeforeEach
    void storeUntidyValues() {
        change("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at, analysis_json)
                VALUES ('untidy', 'Untidy', ' Double  Space\u00a0Channel ', 'lds', '2024-12-31T23:59:59.999999Z',
                    jsonb_build_object('language', 'pt_BR', 'content_type', 'How—to', 'complexity', 'Éxpert',
                        'key_topics', jsonb_build_array('Café', 'b,c'),
                        'categories', jsonb_build_array(jsonb_build_object(
                            'category', 'Post–War Era', 'subcategories', jsonb_build_array('Old')))))
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                VALUES ('untidy', 'comprehensive', 'x', 'x'), ('untidy', 'audio-fr', 'x', 'x')
                """, "SELECT refresh_report_card('{untidy}')");
    }

    /// Once their number is known, cards that are many are found by walking in their order, and few by the index: the
    /// answer must not show which.
    @ParameterizedTest
    @CsvSource({
        "channel=frequent, 392, indexed_at DESC",
        "channel=rare, 8, indexed_at DESC",
        "channel=frequent&channel=rare&source=web&has_audio=false, 400, indexed_at DESC",
        "channel=frequent&sort=title_az, 392, title",
        "channel=frequent&date_to=2024-01-01T03:20:30Z, 196, indexed_at DESC"
    })
    void bothWaysOfFilteringGiveOneOrder(String query, int total, String order) throws SQLException {
        change("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                SELECT 'n' || n, 'Title ' || n % 7, CASE WHEN n % 50 = 7 THEN 'rare' ELSE 'frequent' END, 'web',
                       timestamptz '2024-01-01Z' + n * interval '1 minute'
                FROM generate_series(1, 400) AS n
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive', 'x', 'x' FROM content WHERE video_id LIKE 'n%'
                """, "SELECT refresh_report_card(array_agg(video_id)) FROM content WHERE video_id LIKE 'n%'");
        List<String> channels =
                List.of(query.contains("=rare") ? "rare" : "", query.contains("=frequent") ? "frequent" : "");

        List<String> walked = Walk.byNumber(dashboard, "/api/reports?size=30&" + query);

        try (Session session = database.owner()) {
            assertThat(walked)
                    .hasSize(total)
                    .isEqualTo(session.column(
                            """
                            SELECT video_id FROM content
                            WHERE video_id LIKE 'n%%' AND channel_name = ANY (?::text[])
                              AND (NOT ? OR indexed_at < '2024-01-01T03:20:30Z')
                            ORDER BY %s, video_id %s
                            """.formatted(order, order.endsWith("DESC") ? "DESC" : ""),
                            channels.toArray(String[]::new),
                            query.contains("date_to")));
        }
        assertThat(Walk.byCursor(dashboard, "/api/reports?size=30&" + query)).isEqualTo(walked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source=youtube                                    | complete-01 rd-77
            source=YouTube                                    | complete-01 rd-77
            source=web&source=lds                             | with-audio untidy
            source=%20reddit%20                               | reddit:oq4zrw6
            language=fr                                       | complete-01 with-audio
            language=fr-CA                                    | complete-01 with-audio
            language=French                                   | complete-01 with-audio
            language=pt&language=fr_FR                        | complete-01 with-audio untidy
            language=en                                       | reddit:oq4zrw6 rd-77 bare
            language=zz                                       | ''
            category=History                                  | complete-01 reddit:oq4zrw6 with-audio
            category=history                                  | ''
            category=Technology                               | complete-01
            category=Flat                                     | ''
            category=Culture&category=Science                 | complete-01 reddit:oq4zrw6
            category=Post%E2%80%93War%20Era                   | untidy
            category=Post-War++Era                            | untidy
            subcategory=Old                                   | complete-01 with-audio untidy
            subcategory=AI&subcategory=Modern                 | complete-01
            category=History&subcategory=Old                  | complete-01 with-audio
            category=Technology&subcategory=Old               | ''
            category=Technology&category=History&subcategory=AI | complete-01
            parentCategory=History&subcategory=Old            | complete-01 with-audio
            parentCategory=Post-War+Era&subcategory=Old       | untidy
            parentCategory=History&subcategory=AI             | ''
            parentCategory=History                            | complete-01 reddit:oq4zrw6 with-audio
            parentCategory=History&category=Science           | complete-01
            parentCategory=History&category=Science&subcategory=Old | complete-01
            parentCategory=Technology&category=Culture&subcategory=AI | ''
            channel=Le%20Monde                                | rd-77 with-audio
            channel=le%20monde                                | ''
            channel=Double%20%20Space%20Channel               | untidy
            channel=Kurzgesagt%20%E2%80%93%20In%20a%20Nutshell | complete-01
            channel=Kurzgesagt%20-%20In%20a%20Nutshell        | complete-01
            content_type=Tutorial                             | complete-01
            content_type=How-to                               | untidy
            complexity=Advanced                               | complete-01
            complexity_level=Beginner                         | reddit:oq4zrw6
            complexity=Advanced&complexity_level=Beginner     | complete-01 reddit:oq4zrw6
            complexity=E%CC%81xpert                           | untidy
            has_audio=true                                    | complete-01 with-audio untidy
            has_audio=YES                                     | complete-01 with-audio untidy
            has_audio=0                                       | reddit:oq4zrw6 rd-77 bare
            has_audio=maybe                                   | complete-01 reddit:oq4zrw6 rd-77 with-audio bare untidy
            summary_type=Key%20Points                         | reddit:oq4zrw6 with-audio
            summary_type=key-points                           | reddit:oq4zrw6 with-audio
            summary_type=bullet-points                        | with-audio
            summary_type=Executive%20Summary                  | rd-77
            summary_type=Audio%20fran%C3%A7ais                | untidy
            summary_type=AUDIO-FR                             | untidy
            summary_type=Audio-Fr:Intermediate                | complete-01
            topics=orbit                                      | complete-01
            topics=nothing,probe                              | complete-01
            topics=Cafe%CC%81                                 | untidy
            date_from=2025-01-03                              | complete-01 reddit:oq4zrw6 rd-77
            date_to=2025-01-01                                | bare untidy
            date_to=2024-12-31                                | untidy
            date_from=2025-01-01&date_to=2025-01-02T00:00:00Z | with-audio bare
            date_from=2025-01-01T01:00:00%2B01:00&date_to=2025-01-01 | bare
            date_to=2024-12-31T23:59                          | ''
            ids=bare,complete-01                              | complete-01 bare
            ids=yt:bare                                       | bare
            ids=yt:complete-01,reddit:oq4zrw6                 | complete-01 reddit:oq4zrw6
            ids=nope                                          | ''
            ids=,,&source=lds                                 | untidy
            source=youtube&category=History                   | complete-01
            language=fr&has_audio=true&category=History&summary_type=Key+Points | with-audio
            language=en&source=reddit&complexity=Beginner&q=thread | reddit:oq4zrw6
            category=&source=                                 | complete-01 reddit:oq4zrw6 rd-77 with-audio bare untidy
            content_source=youtube                            | complete-01 reddit:oq4zrw6 rd-77 with-audio bare untidy
            """)
    void filterFindsThese(String query, String ids) {
        Answer answer = dashboard.get("/api/reports?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> expected = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" "));
        assertThat(answer.listed("video_id")).isEqualTo(expected);
        assertThat(answer.json().path("pagination").path("total").asInt()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source=YouTube&source=web&page=1       | {"source":["YouTube","web"]}
            category=Post%E2%80%93War%20%20Era     | {"category":["Post-War Era"]}
            subcategory=Old&parentCategory=History | {"subcategory":["Old"],"parentCategory":["History"]}
            has_audio=no                           | {"has_audio":false}
            ids=yt:a,%20b,                         | {"ids":["yt:a","b"]}
            topics=a,b&date_from=2025-01-01        | {"topics":["a","b"],"date_from":"2025-01-01"}
            complexity_level=x&summary_type=Y      | {"complexity":["x"],"summary_type":["Y"]}
            q=x&unknown=y&category=                | {}
            """)
    void answerRepeatsItsFilters(String query, String echo) {
        assertThat(dashboard.get("/api/reports?" + query).json().path("filters").toString())
                .isEqualTo(echo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_from=yesterday",
                "date_to=2025-13-01",
                "date_to=2025-02-30",
                "date_from=99999-01-01",
                "date_from=-2025-01-01",
                "date_from=2025-01-01T25:00:00Z",
                "date_to=1735689600"
            })
    void whatIsNoTimeIsRefused(String query) {
        Answer answer = dashboard.get("/api/reports?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_parameter");
        assertThat(answer.json().path("violations").path(0).path("field").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
        assertThat(dashboard.get("/api/filters?" + query).status()).isEqualTo(400);
    }

    @Test
    void fiftyValuesAreTakenAndNoMore() {
        String fifty = "channel=x".concat("&channel=y").concat("&channel=Le+Monde");
        for (int i = 3; i < 50; i++) {
            fifty += "&channel=c" + i;
        }

        assertThat(dashboard.get("/api/reports?" + fifty).listed("video_id")).containsExactly("rd-77", "with-audio");
        Answer tooMany = dashboard.get("/api/reports?" + fifty + "&channel=one-more");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().path("message").asText()).contains("channel").contains("50");
    }

    @Test
    void twoHundredCharactersAreTakenAndNoMore() {
        change(
                "UPDATE content SET channel_name = repeat('é', 250) WHERE video_id = 'bare'",
                "SELECT refresh_report_card('{bare}')");

        assertThat(dashboard.get("/api/reports?channel=" + "%C3%A9".repeat(200)).listed("video_id"))
                .containsExactly("bare");
        Answer tooLong = dashboard.get("/api/reports?channel=" + "%C3%A9".repeat(201));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().path("message").asText()).contains("channel").contains("200");
    }

    @Test
    void newestVideoCountsWhetherItIsListedOrNot() {
        assertThat(dashboard.get("/api/reports?latest=true&category=x").text())
                .isEqualTo("{\"report\":{\"video_id\":\"unsummarised\",\"summary_type\":null,"
                        + "\"indexed_at\":\"2025-06-01T00:00:00Z\"}}");
    }

    @Test
    void emptyDatabaseHasNoNewestVideo() throws SQLException {
        database.clear();

        assertThat(dashboard.get("/api/reports?latest=true").text()).isEqualTo("{\"report\":null}");
    }
}

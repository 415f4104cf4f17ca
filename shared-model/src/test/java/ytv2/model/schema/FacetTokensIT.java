package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// By which values a video is found.
class FacetTokensIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /// Between the two values of a pair.
    private static final String UNIT_SEPARATOR = "\u001f";

    private final Session ingest = DATABASE.ingest();

    FacetTokensIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insert(ingest, "video");
        Videos.summarise(ingest, "video", "comprehensive", "text");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void plainVideoHasItsSourceLanguageChannelAudioAndSummary() throws SQLException {
        assertThat(ingest.column("SELECT unnest(facets) FROM v_report_card"))
                .containsExactly(
                        "channel=A channel",
                        "has_audio=false",
                        "language=en",
                        "source=youtube",
                        "summary_name=comprehensive",
                        "summary_type=comprehensive");
    }

    /// `|` stands for the unit separator, `;` between tokens.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[{\"category\": \"A\", \"subcategories\": [\"x\", \"y\"]}] ~ category=A;pair=A|x;pair=A|y;subcategory=x;subcategory=y",
                "[{\"category\": \"A\", \"subcategories\": \"x\"}] ~ category=A;pair=A|x;subcategory=x",
                "[{\"name\": \"A\"}] ~ category=A",
                "[{\"category\": null, \"name\": \"A\"}] ~ category=A",
                "[\"A\", \"B\"] ~ category=A;category=B",
                "[{\"category\": \"A\", \"subcategories\": [\"x\", \"\", \" \", null, 5, [\"z\"]]}] ~ category=A;pair=A|x;subcategory=x",
                "[{\"category\": \"A\", \"subcategories\": \"\"}] ~ category=A",
                "[{\"category\": \"A\", \"subcategories\": {\"x\": 1}}] ~ category=A",
                "[{\"category\": \"\"}, {\"category\": \" \"}, {}, null, 5, true, [\"A\"], \"\"] ~ ''",
                "[{\"category\": \"A\"}, {\"category\": \"A\"}, \"A\"] ~ category=A",
                "[{\"category\": \" A  –  B\\u00a0\"}] ~ category=A - B",
                "\"A\" ~ ''",
                "{\"category\": \"A\"} ~ ''"
            })
    void categoriesOfAnAnalysisOfAnyShape(String categories, String tokens) throws SQLException {
        Videos.setJson(ingest, "video", "analysis_json", "{\"categories\": " + categories + "}");
        Videos.refresh(ingest, "video");

        assertThat(String.join(";", categoryTokens()).replace(UNIT_SEPARATOR, "|"))
                .isEqualTo(tokens);
    }

    @Test
    void categoriesOfBothDocumentsAreUnited() throws SQLException {
        Videos.setJson(
                ingest,
                "video",
                "subcategories_json",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": [\"x\"]}]}");
        Videos.setJson(
                ingest,
                "video",
                "analysis_json",
                "{\"categories\": [{\"category\": \"B\", \"subcategories\": [\"x\"]}], \"category\": \"C\"}");

        assertThat(categoryTokens())
                .containsExactly(
                        "category=A",
                        "category=B",
                        "pair=A" + UNIT_SEPARATOR + "x",
                        "pair=B" + UNIT_SEPARATOR + "x",
                        "subcategory=x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"\"C\" ~ category=C", "[\"C\", \"D\"] ~ category=C;category=D", "{} ~ ''", "5 ~ ''"})
    void flatCategoryCountsWhereThereIsNoOther(String category, String tokens) throws SQLException {
        Videos.setJson(ingest, "video", "analysis_json", "{\"category\": " + category + ", \"categories\": []}");

        assertThat(String.join(";", categoryTokens())).isEqualTo(tokens);
    }

    @Test
    void valuesAreCutAt200Characters() throws SQLException {
        String longText = "𝒜".repeat(5_000);
        ingest.run("UPDATE content SET channel_name = ?", longText);
        Videos.setJson(
                ingest,
                "video",
                "analysis_json",
                "{\"content_type\": \"%1$s\", \"complexity\": \"%1$s\", \"key_topics\": [\"%1$s\"], \"categories\": [{\"category\": \"%1$s\", \"subcategories\": [\"%1$s\"]}]}"
                        .formatted(longText));

        Videos.refresh(ingest, "video");

        String cut = "𝒜".repeat(200);
        assertThat(tokens())
                .contains(
                        "channel=" + cut,
                        "content_type=" + cut,
                        "complexity=" + cut,
                        "category=" + cut,
                        "subcategory=" + cut,
                        "pair=" + cut + UNIT_SEPARATOR + cut);
        assertThat(ingest.text("SELECT topics = ARRAY[?::text] FROM report_card", cut))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, en",
        "en_GB, en",
        "English, en",
        "' FR-ca ', fr",
        "pt-br, pt",
        "zh-cn, zh",
        "zh-Hant-TW, zh",
        "yue, yue"
    })
    void languageIsFoundWithoutItsRegion(String language, String token) throws SQLException {
        ingest.run("UPDATE content SET analysis_json = jsonb_build_object('language', ?::text)", language);

        assertThat(tokens()).contains("language=" + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "", "\u00a0"})
    void blankValueMakesNoToken(String blank) throws SQLException {
        ingest.run("UPDATE content SET channel_name = ?", blank);
        ingest.run("""
                UPDATE content
                SET analysis_json = jsonb_build_object('content_type', ?::text, 'complexity', ?::text, 'category', ?::text)
                """, blank, blank, blank);

        assertThat(tokens())
                .containsExactly(
                        "has_audio=false",
                        "language=en",
                        "source=youtube",
                        "summary_name=comprehensive",
                        "summary_type=comprehensive");
    }

    @Test
    void twoVariantsOfOneNameAreNamedOnce() throws SQLException {
        Videos.summarise(ingest, "video", "key-points", "text");
        Videos.summarise(ingest, "video", "bullet-points", "text");

        assertThat(tokens())
                .contains("summary_type=key-points", "summary_type=bullet-points", "summary_name=bullet-points")
                .doesNotContain("summary_name=key-points");
    }

    @Test
    void complexityLevelOutranksComplexity() throws SQLException {
        Videos.setJson(ingest, "video", "analysis_json", "{\"complexity\": \"a\", \"complexity_level\": \"b\"}");
        assertThat(tokens()).contains("complexity=b").doesNotContain("complexity=a");

        Videos.setJson(ingest, "video", "analysis_json", "{\"complexity\": \"a\", \"complexity_level\": \"\"}");
        assertThat(tokens()).contains("complexity=a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"key_topics\": [\"b\", \"a\", \"b\"]} ~ [\"c\"] ~ a;b",
                "{\"key_topics\": []} ~ [\"c\"] ~ c",
                "{} ~ [\" c \", 5, null, \"\"] ~ 5;c",
                "{\"key_topics\": \"a\"} ~ {\"raw_text\": \"c\"} ~ ''"
            })
    void topicsFallBackToTheColumn(String analysis, String topicsJson, String topics) throws SQLException {
        Videos.setJson(ingest, "video", "analysis_json", analysis);
        Videos.setJson(ingest, "video", "topics_json", topicsJson);

        assertThat(ingest.text("SELECT array_to_string(topics, ';') FROM v_report_card"))
                .isEqualTo(topics);
    }

    private List<@Nullable String> tokens() throws SQLException {
        return ingest.column("SELECT unnest(facets) FROM v_report_card");
    }

    private List<@Nullable String> categoryTokens() throws SQLException {
        return ingest.column("""
                SELECT token FROM v_report_card, unnest(facets) AS token
                WHERE token ~ '^(category|subcategory|pair)='
                """);
    }
}

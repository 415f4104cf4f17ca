package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.service.testing.ServiceAnswer;

/// Categories that were set by hand stay as they are.
abstract class CuratedReportContract extends ReportApi {

    private static final String CATEGORIES = "{'categories': [{'category': 'By hand', 'subcategories': ['Fine']}]}";
    private static final String OTHERS = "{'categories': [{'category': 'By machine', 'subcategories': []}]}";

    @BeforeEach
    void curate() throws IOException {
        store("""
                {'video_id': 'a', 'curated': true, 'subcategories_json': %s,
                 'analysis_json': {'categories': [{'category': 'By hand'}], 'content_type': 'Old'}}
                """.formatted(CATEGORIES));
    }

    @Test
    void curatedCategoriesAreKeptAndTheAnswerSaysSo() throws Exception {
        ServiceAnswer answer = stored("""
                {'video_id': 'a', 'subcategories_json': %s,
                 'analysis_json': {'categories': [{'category': 'By machine'}], 'content_type': 'New'}}
                """.formatted(OTHERS));

        assertThat(answer.json().path("curated_kept").asBoolean()).isTrue();
        assertThat(row("a").path("subcategories_json")).isEqualTo(tree(CATEGORIES));
        assertThat(row("a").path("analysis_json"))
                .isEqualTo(tree("{'categories': [{'category': 'By hand'}], 'content_type': 'New'}"));
    }

    @Test
    void curatedReportReplacesThem() throws Exception {
        ServiceAnswer answer = stored("""
                {'video_id': 'a', 'curated': true, 'subcategories_json': %s, 'analysis_json': {'content_type': 'New'}}
                """.formatted(OTHERS));

        assertThat(answer.json().has("curated_kept")).isFalse();
        assertThat(row("a").path("subcategories_json")).isEqualTo(tree(OTHERS));
        assertThat(row("a").path("analysis_json")).isEqualTo(tree("{'content_type': 'New'}"));
    }

    @Test
    void sameOrNoCategoriesAreNoReasonToMentionIt() throws IOException {
        assertThat(stored("{'video_id': 'a', 'title': 'New'}").json().has("curated_kept"))
                .isFalse();
        assertThat(stored("{'video_id': 'a', 'subcategories_json': %s}".formatted(CATEGORIES))
                        .json()
                        .has("curated_kept"))
                .isFalse();
    }

    @Test
    void clearTakesTheAnalysisButNotTheCategories() throws Exception {
        ServiceAnswer answer = stored("{'video_id': 'a', 'clear': ['subcategories_json', 'analysis_json']}");

        assertThat(answer.json().path("curated_kept").asBoolean()).isTrue();
        assertThat(row("a").path("subcategories_json")).isEqualTo(tree(CATEGORIES));
        assertThat(row("a").path("analysis_json")).isEqualTo(tree("{'categories': [{'category': 'By hand'}]}"));
    }

    @Test
    void curatedClearTakesAll() throws Exception {
        store("{'video_id': 'a', 'curated': true, 'clear': ['subcategories_json', 'analysis_json']}");

        assertThat(column("a", "subcategories_json IS NULL AND analysis_json IS NULL"))
                .isEqualTo("t");
    }
}

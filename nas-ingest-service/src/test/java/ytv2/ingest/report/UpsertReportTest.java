package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ytv2.service.problem.Problem.Violation;

final class UpsertReportTest {

    @Test
    void documentOfAnIdAloneSaysNothingElse() {
        UpsertReport command = Documents.command("{'video_id': 'yt:a'}");

        assertThat(command.videoId().value()).isEqualTo("a");
        assertThat(command.content().title()).isEmpty();
        assertThat(command.summaries().summaries()).isEmpty();
        assertThat(command.cleared()).isEmpty();
        assertThat(command.curated()).isFalse();
        assertThat(command.restore()).isFalse();
        assertThat(command.processingStartedAt()).isEmpty();
    }

    @Test
    void aliasesCountWhereTheNameIsAbsentNullOrEmpty() {
        SentContent content = Documents.command("""
                        {'video_id': 'a', 'channel_name': null, 'channel': 'C', 'canonical_url': '', 'url': 'https://u/',
                         'analysis': {'language': 'it'}}
                        """).content();

        assertThat(content.channelName()).hasValue("C");
        assertThat(content.canonicalUrl()).hasValue("https://u/");
        assertThat(content.language()).hasValue("it");
    }

    @Test
    void languageOfTheAnalysisCountsOnlyWhereItIsOne() {
        assertThat(Documents.command("{'video_id': 'a', 'analysis': {'language': 5}}")
                        .content()
                        .language())
                .isEmpty();
        assertThat(Documents.command("{'video_id': 'a', 'language': 'fr', 'analysis': {'language': 'it'}}")
                        .content()
                        .language())
                .hasValue("fr");
    }

    @Test
    void missingIdIsSaidBeforeAllElse() {
        assertThatThrownBy(() -> Documents.command("{'duration_seconds': 'x'}"))
                .isInstanceOfSatisfying(InvalidReport.class, invalid -> {
                    assertThat(invalid.status()).isEqualTo(400);
                    assertThat(invalid.error()).isEqualTo("video_id_required");
                    assertThat(invalid.violations())
                            .extracting(Violation::field)
                            .containsExactly("video_id", "duration_seconds");
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyClearableFieldIsClearedByItsName(ClearedField field) {
        assertThat(Documents.command("{'video_id': 'a', 'clear': ['%s']}".formatted(field.field()))
                        .cleared())
                .containsExactly(field);
    }

    @Test
    void namesOfOtherFieldsCannotBeCleared() {
        assertThatThrownBy(() -> Documents.command("{'video_id': 'a', 'clear': ['media', 'title']}"))
                .hasMessageStartingWith("clear[1] must be one of canonical_url, thumbnail_url");
    }
}

package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ytv2.ingest.report.SentSummaries.SentSummary;
import ytv2.model.SummaryVariant;

final class SentSummariesTest {

    @Test
    void elementWithoutVariantIsComprehensive() {
        SentSummary summary = only("{'video_id': 'a', 'summary_variants': [{'text': 'T'}]}");

        assertThat(summary.variant()).isEqualTo(SummaryVariant.COMPREHENSIVE);
        assertThat(summary.textSent()).isTrue();
        assertThat(summary.htmlSent()).isFalse();
        assertThat(summary.body().html()).isNotEmpty();
    }

    @Test
    void summaryTypeNamesTheVariantWhereVariantDoesNot() {
        assertThat(
                        only("{'video_id': 'a', 'summary_variants': [{'variant': '', 'summary_type': 'Audio', 'text': 'T'}]}")
                                .variant()
                                .name())
                .isEqualTo("audio");
    }

    @Test
    void ofOneVariantTheLastCountsAndStandsLast() {
        SentSummaries sent = Documents.command("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'audio', 'text': '1'}, {'variant': 'executive', 'text': '2'},
                    {'variant': 'AUDIO', 'text': '3'}]}
                """).summaries();

        assertThat(sent.summaries())
                .extracting(summary -> summary.body().text())
                .containsExactly("2", "3");
        assertThat(sent.superseded()).extracting(SummaryVariant::name).containsExactly("audio");
    }

    @Test
    void elementsThatShowNothingAreIgnored() {
        SentSummaries sent = Documents.command("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'audio'}, {'variant': 'executive', 'text': null, 'html': '<script>x</script>'},
                    {'variant': 'language', 'text': 'en'}]}
                """).summaries();

        assertThat(sent.summaries()).isEmpty();
        assertThat(sent.ignored()).containsExactly("audio", "executive", "language");
    }

    @Test
    void elementIsKeptWithoutItsBody() {
        SentSummary summary = only("""
                {'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'T', 'html': 'H', 'duration': 5}]}
                """);

        assertThat(summary.raw()).isEqualTo(Documents.json("{'variant': 'audio', 'duration': 5}"));
    }

    private static SentSummary only(String document) {
        return Documents.command(document).summaries().summaries().getFirst();
    }
}

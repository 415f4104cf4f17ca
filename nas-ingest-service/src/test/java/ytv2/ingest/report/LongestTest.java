package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every member at its limit, and one beyond it.
final class LongestTest {

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of("title", Longest.LINE, "'title': '%s'"),
                Arguments.of("transcript", Longest.TRANSCRIPT, "'transcript': '%s'"),
                Arguments.of("transcript_segments", Longest.SEGMENTS - 2, "'transcript_segments': ['%s']"),
                Arguments.of("summary_html", Longest.SUMMARY, "'summary_html': '%s'"),
                Arguments.of(
                        "summary_variants[0].text",
                        Longest.SUMMARY,
                        "'summary_variants': [{'variant': 'a', 'text': '%s'}]"),
                Arguments.of("analysis_json", Longest.JSON - 7, "'analysis_json': {'topic': '%s'}"),
                Arguments.of("media", Longest.JSON - 7, "'media': '{\\'other\\': \\'%s\\'}'"),
                Arguments.of("subcategories_json", Longest.JSON - 2, "'subcategories_json': ['%s']"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void memberMayBeAsLongAsThis(String field, int longest, String member) {
        assertThat(command(member, "x".repeat(longest)).videoId().value()).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("members")
    void longerIsRefusedByName(String field, int longest, String member) {
        assertThatThrownBy(() -> command(member, "x".repeat(longest + 1)))
                .isInstanceOf(InvalidReport.class)
                .hasMessageStartingWith(field + " must not be longer than ");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("subcategories_json.categories", Longest.CATEGORIES, "'subcategories_json': [%s]", "'c'"),
                Arguments.of(
                        "subcategories_json.categories[0].subcategories",
                        Longest.CATEGORIES,
                        "'subcategories_json': [{'category': 'c', 'subcategories': [%s]}]",
                        "'s'"),
                Arguments.of("summary_variants", Longest.SUMMARIES, "'summary_variants': [%s]", "{'text': 'x'}"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listMayHaveSoManyElements(String field, int most, String member, String element) {
        assertThat(command(member, elements(most, element)).videoId().value()).isEqualTo("a");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void moreElementsAreRefusedByName(String field, int most, String member, String element) {
        assertThatThrownBy(() -> command(member, elements(most + 1, element)))
                .isInstanceOf(InvalidReport.class)
                .hasMessageStartingWith(field + " must not have more than " + most + " elements");
    }

    static Stream<Arguments> together() {
        return Stream.of(
                Arguments.of(Longest.ALL_SUMMARIES / Longest.SUMMARY, true),
                Arguments.of(Longest.ALL_SUMMARIES / Longest.SUMMARY + 1, false));
    }

    @ParameterizedTest
    @MethodSource("together")
    void allSummariesTogetherHaveALimit(int count, boolean taken) {
        String member = "'summary_variants': [%s]";
        String element = "{'text': '" + "x".repeat(Longest.SUMMARY) + "'}";

        if (taken) {
            assertThat(command(member, elements(count, element)).summaries().superseded())
                    .hasSize(count - 1);
        } else {
            assertThatThrownBy(() -> command(member, elements(count, element)))
                    .isInstanceOf(InvalidReport.class)
                    .hasMessageStartingWith("summary_variants[4].text must not make all summaries together longer");
        }
    }

    private static UpsertReport command(String member, String value) {
        return Documents.command("{'video_id': 'a', " + member.replace("%s", value) + "}");
    }

    private static String elements(int count, String element) {
        return (element + ",").repeat(count - 1) + element;
    }
}

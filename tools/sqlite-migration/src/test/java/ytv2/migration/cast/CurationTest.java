package ytv2.migration.cast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NONE       |",
                "NONE       | ``",
                "NONE       | null",
                "NONE       | None",
                "NONE       | []",
                "NONE       | {}",
                "NONE       | {\"categories\": []}",
                "NONE       | {\"categories\": null}",
                "CURATED    | [\"One\"]",
                "CURATED    | \"One\"",
                "CURATED    | {'categories': [{'category': \"It's\"}]}",
                "UNREADABLE | One",
                "UNREADABLE | {\"categories\": [{\"category\": \"cut",
                "UNREADABLE | {\"categories\": [{\"category\": 5}]}",
                "UNREADABLE | {\"categories\": [{\"category\": \"A\", \"subcategories\": [5]}]}",
                "UNREADABLE | 5",
            })
    void isTheKindThatTheCellSays(Curation curation, @Nullable String text) {
        assertThat(Curation.of(Rows.cell(text))).isEqualTo(curation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"A\", {\"name\": \"B\", \"subcategories\": \"b\"}] | [{\"category\":\"A\",\"subcategories\":[]},{\"category\":\"B\",\"subcategories\":[\"b\"]}]",
                "{\"category\": \"A\", \"subcategory\": \"a\"} | [{\"category\":\"A\",\"subcategories\":[\"a\"]}]",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": null}]} | [{\"category\":\"A\",\"subcategories\":[]}]",
            })
    void formsBecomeOne(String text, String categories) {
        assertThat(JsonCast.read(text)
                        .flatMap(read -> CategoryCast.document(read.value()))
                        .map(ObjectNode::toString))
                .contains("{\"categories\":" + categories + "}");
    }
}

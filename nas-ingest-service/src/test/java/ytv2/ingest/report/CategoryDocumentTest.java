package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CategoryDocumentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'categories': [{'category': 'A', 'subcategories': ['b', 'c']}]}     | [{'category': 'A', 'subcategories': ['b', 'c']}]
            {'categories': [{'category': 'A'}], 'other': 1}                      | [{'category': 'A', 'subcategories': []}]
            {'categories': [{'category': 'A', 'subcategories': null, 'x': 1}]}   | [{'category': 'A', 'subcategories': []}]
            {'categories': [{'name': 'A', 'subcategories': 'b'}]}                | [{'category': 'A', 'subcategories': ['b']}]
            {'categories': ['A', 'B']}                                           | [{'category': 'A', 'subcategories': []}, {'category': 'B', 'subcategories': []}]
            {'categories': []}                                                   | []
            {'category': 'A', 'subcategories': ['b']}                            | [{'category': 'A', 'subcategories': ['b']}]
            ['A', {'name': 'B'}]                                                 | [{'category': 'A', 'subcategories': []}, {'category': 'B', 'subcategories': []}]
            """)
    void everyFormBecomesTheOneThatIsStored(String sent, String stored) {
        FieldReader fields = new FieldReader();

        assertThat(CategoryDocument.from(fields, Documents.json(sent)))
                .hasValueSatisfying(
                        document -> assertThat(document.path("categories")).isEqualTo(Documents.json(stored)));
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "''"})
    void emptyDocumentsAreNotSent(String sent) {
        assertThat(CategoryDocument.from(new FieldReader(), Documents.json(sent)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'other': 1}                                              | subcategories_json must
            {'categories': {}}                                        | subcategories_json must
            [5]                                                       | subcategories_json.categories[0] must
            ['A', {'category': ['B']}]                                | subcategories_json.categories[1] must
            ['A', {}]                                                 | subcategories_json.categories[1] must
            [{'category': 'A', 'subcategories': {'b': 1}}]            | subcategories_json.categories[0].subcategories must
            [{'category': 'A', 'subcategories': ['b', 5]}]            | subcategories_json.categories[0].subcategories must
            """)
    void whatNamesNoCategoryIsRefused(String sent, String message) {
        FieldReader fields = new FieldReader();

        var unused = CategoryDocument.from(fields, Documents.json(sent));

        assertThatThrownBy(fields::throwIfInvalid).hasMessageStartingWith(message);
    }
}

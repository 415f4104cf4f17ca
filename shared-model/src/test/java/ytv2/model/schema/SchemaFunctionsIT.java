package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// The small functions the schema is made of, and its checks.
class SchemaFunctionsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session session = DATABASE.dashboard();

    SchemaFunctionsIT() throws SQLException {}

    @AfterEach
    void disconnect() throws SQLException {
        session.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 03:04:05+00, 2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05.000001+00, 2026-01-02T03:04:05.000001Z",
        "2026-01-02 03:04:05.5+00, 2026-01-02T03:04:05.500000Z",
        "2026-01-02 00:30:00+02, 2026-01-01T22:30:00Z"
    })
    void isoUtc(String time, String text) throws SQLException {
        session.run("SET TimeZone = 'Asia/Kathmandu'");

        assertThat(session.text("SELECT iso_utc(?::timestamptz)", time)).isEqualTo(text);
    }

    @Test
    void isoUtcOfNothingIsEmpty() throws SQLException {
        assertThat(session.text("SELECT iso_utc(NULL)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a  b,a b", " a\tb\u00a0,a b", "a\u2003–\u3000b,a - b", "a—b,a-b", "e\u0301,é", "A,A"})
    void filterValue(String text, String value) throws SQLException {
        assertThat(session.text("SELECT filter_value(?)", text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "-3, -3",
        "12.0, 12",
        "12.5, 13",
        "'\"12\"', 12",
        "1e3, 1000",
        "'\"1e3\"', ",
        "'\"\"', ",
        "'[1]', ",
        "true, ",
        "null, ",
        "99999999999, ",
        "999999999.99, 1000000000"
    })
    void jsonInteger(String json, String number) throws SQLException {
        assertThat(session.text("SELECT json_integer(?::jsonb)", json)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"categories\": []}", "{\"categories\": [{\"category\": \"A\", \"subcategories\": [\"x\"]}]}"})
    void categoryDocument(String json) throws SQLException {
        assertThat(session.text("SELECT is_category_document(?::jsonb)", json)).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"A\"",
                "null",
                "{}",
                "{\"categories\": null}",
                "{\"categories\": {}}",
                "{\"categories\": [\"A\"]}",
                "{\"categories\": [null]}",
                "{\"categories\": [[]]}",
                "{\"categories\": [{}]}",
                "{\"categories\": [{\"category\": \"A\"}]}",
                "{\"categories\": [{\"category\": 5, \"subcategories\": []}]}",
                "{\"categories\": [{\"category\": null, \"subcategories\": []}]}",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": \"x\"}]}",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": [5]}]}",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": [null]}]}",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": [[\"x\"]]}]}",
                "{\"categories\": [{\"category\": \"A\", \"subcategories\": []}, {\"name\": \"B\"}]}"
            })
    void noCategoryDocument(String json) throws SQLException {
        assertThat(session.text("SELECT is_category_document(?::jsonb)", json)).isEqualTo("f");
    }
}

package ytv2.migration.cast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Python's `ast.literal_eval` makes of the same texts.
class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                              | {}",
                "[]                              | []",
                "()                              | []",
                "{'a': 1}                        | {\"a\":1}",
                "{'a': 1,}                       | {\"a\":1}",
                "{'a': {'b': [1, 'c', None]}}    | {\"a\":{\"b\":[1,\"c\",null]}}",
                "{'a': True, 'b': False}         | {\"a\":true,\"b\":false}",
                "{1: 'x', None: 'y'}             | {\"1\":\"x\",\"null\":\"y\"}",
                "{'a': 1, 'a': 2}                | {\"a\":2}",
                "{1, 2}                          | [1,2]",
                "(1, 2)                          | [1,2]",
                "(1,)                            | [1]",
                "(1 , )                          | [1]",
                "(1)                             | 1",
                "((('a')))                       | \"a\"",
                "('a,')                          | \"a,\"",
                "[ 1 ,2 , ]                      | [1,2]",
                "'it''s'                         | \"its\"",
                "'a' \"b\"                       | \"ab\"",
                "\"it's\"                        | \"it's\"",
                "'say \"x\"'                     | \"say \\\"x\\\"\"",
                "'it\\'s \\\"x\\\"'              | \"it's \\\"x\\\"\"",
                "'a\\nb\\tc\\\\d'                | \"a\\nb\\tc\\\\d\"",
                "'\\x41\\u00e9\\U0001F600\\101'  | \"A\u00e9\uD83D\uDE00A\"",
                "'\\q'                           | \"\\\\q\"",
                "r'\\n'                          | \"\\\\n\"",
                "b'abc'                          | \"abc\"",
                "u'abc'                          | \"abc\"",
                "'''a'b'''                       | \"a'b\"",
                "-12                             | -12",
                "+5                              | 5",
                "1_000                           | 1000",
                "0x1F                            | 31",
                "1.5                             | 1.5",
                "01.5                            | 1.5",
                ".5                              | 0.5",
                "00                              | 0",
                "123456789012345678901234567890  | 123456789012345678901234567890",
            })
    void literalIsRead(String literal, String json) {
        assertThat(PythonLiteral.read(literal).map(JsonNode::toString)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "__import__('os')",
                "__import__('os').system('id')",
                "open('/etc/passwd')",
                "{'a': __import__('os')}",
                "[x for x in [1]]",
                "lambda: 1",
                "1 + 1",
                "f'{1}'",
                "{'a'",
                "{'a':",
                "{'a': 'b",
                "{'a': 'b'",
                "{'a': 1 'b': 2}",
                "{'a': 1, 'b'}",
                "{,}",
                "[1,,2]",
                "[1",
                "(",
                "'abc",
                "'abc\\",
                "'\\x4'",
                "'\\u12'",
                "'\\UFFFFFFFF'",
                "'''abc''",
                "0123",
                "1__0",
                "1_",
                "--1",
                "1 2",
                "True1",
                "{'a': 1} x",
                "]",
            })
    void nothingElseIs(String text) {
        assertThat(PythonLiteral.read(text)).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(PythonLiteral.read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
        assertThat(PythonLiteral.read("{'a':".repeat(10_000))).isEmpty();
        assertThat(PythonLiteral.read("(".repeat(10_000))).isEmpty();
        assertThat(PythonLiteral.read("[".repeat(60) + "]".repeat(60))).isPresent();
    }

    @Test
    void lengthIsBounded() {
        assertThat(PythonLiteral.read("'" + "a".repeat(20_000_000) + "'")).isEmpty();
        assertThat(PythonLiteral.read("'" + "a".repeat(1_000_000) + "'")).isPresent();
    }

    @Test
    void timeGrowsWithTheLengthAlone() {
        String many = "(".repeat(60) + "'b' ".repeat(1_000_000) + ")".repeat(60);

        assertThat(PythonLiteral.read(many)).isPresent();
    }
}

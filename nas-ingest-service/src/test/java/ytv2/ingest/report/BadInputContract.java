package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// A request that is no report of somebody who may send one.
abstract class BadInputContract extends RefusedInput {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            X-Nothing,      x
            X-INGEST-TOKEN, wrong
            X-INGEST-TOKEN, the-token-of-the-test
            X-INGEST-TOKEN, the-token-of-the-tests2
            Authorization,  Bearer wrong
            Authorization,  Bearer
            Authorization,  Basic dGhlLXRva2VuLW9mLXRoZS10ZXN0cw==
            Authorization,  the-token-of-the-tests
            """)
    void wrongCredentialIs401(String header, String value) throws Exception {
        ServiceAnswer answer = client().post(PATH, json("{'video_id': 'a', 'title': 'T'}"), header, value);

        ProblemAssert.isProblem(answer, 401, "unauthorized");
        assertThat(answer.text()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    void emptyBodyIs400(String body) throws Exception {
        ProblemAssert.isProblem(post(body), 400, "no_data_received");
    }

    static Stream<byte[]> unreadable() {
        return Stream.of(
                bytes("hello"),
                bytes("{"),
                bytes("{\"video_id\": \"a\""),
                bytes("{\"video_id\": \"a\"} x"),
                bytes("{\"video_id\": \"a\"}{}"),
                bytes("{'video_id': 'a'}"),
                bytes("{\"video_id\": \"a\", \"title\": NaN}"),
                bytes("{\"video_id\": \"a\", \"video_id\": \"b\"}"),
                bytes("{\"video_id\": \"a\", \"x\": {\"k\": 1, \"k\": 1}}"),
                latin1("{\"video_id\": \"a\", \"title\": \"\u00ff\u00fe\"}"),
                latin1("{\"video_id\": \"a\", \"title\": \"\u00c3(\"}"),
                latin1("{\"video_id\": \"a\", \"title\": \"\u00ed\u00a0\u0080\"}"),
                bytes("{\"video_id\": \"a\", \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                bytes("{\"video_id\": \"a\", \"x\": " + "{\"k\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}"),
                bytes("{\"video_id\": \"a\", \"x\": " + "9".repeat(2000) + "}"),
                bytes("{\"video_id\": \"a\", \"media\": {\"\\ud800\": 1}}"),
                bytes("\u0000"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoJsonIs400(byte[] body) throws Exception {
        ProblemAssert.isProblem(post(body), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{'video_id': 'a'}]", "'a'", "5", "null", "true"})
    void whatIsNoObjectIs400(String document) throws Exception {
        ProblemAssert.isProblem(post(document), 400, "not_an_object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "''",
                "12345",
                "['a']",
                "{}",
                "true",
                "'a b'",
                "'../a'",
                "'.a'",
                "'a/b'",
                "'yt:'",
                "'é'",
                "'a\\u0000'",
                "'\\ud800'",
                "absent",
                "too long"
            })
    void whatIsNoIdIs400(String value) throws Exception {
        String document = switch (value) {
            case "absent" -> "{'id': 'yt:a', 'title': 'T'}";
            case "too long" -> "{'video_id': '%s', 'title': 'T'}".formatted("a".repeat(129));
            default -> "{'video_id': %s, 'title': 'T'}".formatted(value);
        };

        ProblemAssert.rejectsField(post(document), "video_id_required", "video_id");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

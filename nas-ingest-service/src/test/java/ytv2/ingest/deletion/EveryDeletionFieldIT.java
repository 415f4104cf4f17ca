package ytv2.ingest.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.ingest.IngestApi;
import ytv2.ingest.JsonValue;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;

/// Every member of a delete and of a restore with every kind of value.
@QuarkusIntegrationTest
final class EveryDeletionFieldIT extends IngestApi {

    private ServiceClient client;

    @BeforeEach
    void connect() {
        client = client();
    }

    /// The texts that could be ids.
    private static final Set<JsonValue> IDS = EnumSet.of(
            JsonValue.WORD,
            JsonValue.NUMBER_IN_TEXT,
            JsonValue.HUGE_NUMBER_IN_TEXT,
            JsonValue.TIME,
            JsonValue.LOCAL_TIME);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/delete     | {'id': %s}         | (video_)?id
            /delete-reports | {'files': %s}      | files(\\[0])?
            /delete-reports | {'files': [%s]}    | files(\\[0])?
            /delete-reports | {'files': ['a', %s]} | files\\[1]
            """)
    void onlyIdsAreTaken(String path, String form, String named) throws Exception {
        String before = stored();
        boolean isList = form.contains("files': %s");
        SoftAssertions all = new SoftAssertions();

        for (JsonValue value : JsonValue.values()) {
            String document = form.formatted(value.json());
            if (document.length() > 128_000 || isTaken(value, isList)) {
                continue;
            }
            ServiceAnswer answer = client.post(path, json(document), "X-INGEST-TOKEN", TOKEN);
            all.assertThat(answer.status()).as("%s → %s", value, answer).isEqualTo(400);
            all.assertThat(answer.json().path("violations").findValuesAsText("field"))
                    .as("%s → %s", value, answer)
                    .isNotEmpty()
                    .allMatch(field -> field.matches(named));
        }
        all.assertAll();
        assertThat(database.fingerprint()).isEqualTo(before);

        for (JsonValue value : JsonValue.values()) {
            if (isTaken(value, isList)) {
                ServiceAnswer answer = client.post(path, json(form.formatted(value.json())), "X-INGEST-TOKEN", TOKEN);
                assertThat(answer.status()).as("%s → %s", value, answer).isEqualTo(200);
            }
        }
        assertThat(HalfDone.in(database.session())).isEmpty();
    }

    private static boolean isTaken(JsonValue value, boolean isList) {
        return isList ? value == JsonValue.WORDS : IDS.contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'b', 'id': 'a'}",
                "{'files': ['b'], 'files': ['a']}",
                "{'id': 'a', 'x': {'k': 1, 'k': 2}}",
                "{'id': 'a', 'files': ['a'], 'x': NaN}",
                "{'id': 'a', 'files': ['a']",
                "{'id': 'a'}{}",
                "'a'",
                "null",
                "[[['a']]]",
                "{'id': 'a', 'files': ['a'], 'x': deep}"
            })
    void whatIsReadInTwoWaysOrInNoneIsRefused(String document) throws Exception {
        String before = stored();
        String sent = document.replace("deep", "[".repeat(60_000) + "]".repeat(60_000));

        for (String path : new String[] {"/api/delete", "/delete-reports"}) {
            ServiceAnswer answer = client.post(path, json(sent), "X-INGEST-TOKEN", TOKEN);
            assertThat(answer.status()).as("%s → %s", path, answer).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isIn("invalid_json", "not_an_object");
        }

        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void whatIsNoIdInAnAddressIsRefused() throws Exception {
        String before = stored();
        List<String> ids = List.of(
                "%00",
                "a%00",
                "%ED%A0%80",
                "%FF",
                "%E2%80%AE",
                "..",
                ".a",
                "..%2Fa",
                "a%2Fb",
                "a%5Cb",
                "a%3Bb",
                "a%26b",
                "a%20b",
                "%20",
                "%25",
                "%25zz",
                "a%0D%0AX-Evil:%201",
                "%3Cscript%3E",
                "%F0%9F%98%80",
                "'%20OR%201=1--",
                "x".repeat(129),
                "x".repeat(3_000));

        for (String id : ids) {
            for (String method : List.of("DELETE", "POST")) {
                refuses(method, "/api/delete/" + id);
                refuses(method, "/api/delete?id=" + id);
            }
            refuses("POST", "/api/restore/" + id);
        }

        assertThat(database.fingerprint()).isEqualTo(before);
    }

    private void refuses(String method, String address) throws Exception {
        ServiceAnswer answer = client.send(method, address, "X-INGEST-TOKEN", TOKEN);
        // what holds a slash or goes up is another address
        assertThat(answer.status()).as("%s %s → %s", method, address, answer).isIn(400, 404, 405);
        ProblemAssert.isProblem(
                answer, answer.status(), answer.json().path("error").asText());
        assertThat(answer.header("X-Evil")).isEmpty();
    }

    private String stored() throws Exception {
        for (String id : new String[] {"a", "b"}) {
            assertThat(post("{'video_id': '%s', 'summary_text': 'S'}".formatted(id))
                            .status())
                    .isEqualTo(200);
        }
        return database.fingerprint();
    }
}

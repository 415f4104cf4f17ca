package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.dashboard.Dashboard.Answer;

/// No value of any parameter is our fault, and none gives another query's reports.
abstract class HostileParametersContract extends ApiContract {

    private static final List<String> VALUES = List.of(
            "%",
            "_",
            "'",
            "\"",
            "\\",
            "\0",
            "a\0b",
            "🚀",
            "\u202e\u0645\u0631\u062d\u0628\u0627",
            "x".repeat(10_000),
            "é".repeat(200),
            "99999999999999999999999",
            "-1",
            "0x10",
            "1e9",
            "NaN",
            "null",
            "'; DROP TABLE content; --",
            "${jndi:x}",
            "{a,b}",
            "{}",
            "a=b",
            "pair=x\u001fy",
            "\u0001",
            "\u001f",
            "\uffff",
            "\t\n",
            ",",
            "%s %1$s $1");

    private static final List<String> FILTERS = List.of(
            "source",
            "language",
            "category",
            "subcategory",
            "parentCategory",
            "channel",
            "content_type",
            "complexity",
            "complexity_level",
            "summary_type",
            "topics",
            "ids",
            "q");

    private static final List<String> OTHERS =
            List.of("has_audio", "date_from", "date_to", "page", "size", "sort", "cursor", "latest", "unknown");

    static Stream<String> all() {
        return Stream.concat(FILTERS.stream(), OTHERS.stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void noValueIsOurFaultAndFiltersFindNothingByIt(String name) {
        for (String value : VALUES) {
            String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            Answer list = dashboard.get("/api/reports" + query);
            Answer other = dashboard.get((name.equals("q") ? "/api/semantic-search" : "/api/filters") + query);

            assertThat(List.of(list.status(), other.status())).as(query).isSubsetOf(200, 400);
            if (list.status() == 200 && mustFindNothing(name, value)) {
                assertThat(list.listed("video_id")).as(query).isEmpty();
            }
        }
    }

    /// A blank value is no filter, and `q` looks into texts, which may have any of these.
    private static boolean mustFindNothing(String name, String value) {
        boolean blank =
                value.isBlank() || value.equals(",") && List.of("ids", "topics").contains(name);
        return FILTERS.contains(name) && !blank && !name.equals("q");
    }

    @ParameterizedTest
    @MethodSource("all")
    void manyRepeatsAreAnsweredOrRefused(String name) {
        for (int repeats : new int[] {60, 4_000, 10_000}) {
            String query = ("&" + name + "=x").repeat(repeats).substring(1);
            assertThat(dashboard.get("/api/reports?" + query).status())
                    .as("%d times %s", repeats, name)
                    .isIn(200, 400, 414, 431);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void brokenEscapesAreAnsweredOrRefused(String name) {
        for (String raw : List.of("%FF%FE", "%C3", "%ED%A0%80", "+", "%2B", "a%26b")) {
            assertThat(dashboard.get("/api/reports?" + name + "=" + raw).status())
                    .as(raw)
                    .isIn(200, 400);
        }
    }
}

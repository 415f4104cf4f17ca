package ytv2.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.RandomReports;
import ytv2.model.testing.Session;

/// Each facet value's count is the total of the list that it would be filtered to, whatever else is filtered by.
abstract class FacetTruthContract extends ApiContract {

    private static final int REPORTS = 60;
    private static final int REQUESTS = 12;

    /// The members of `/api/filters` and the parameters of `/api/reports` that they belong to.
    private static final Map<String, String> PARAMETERS = new TreeMap<>(Map.of(
            "source", "source",
            "languages", "language",
            "categories", "category",
            "content_type", "content_type",
            "complexity_level", "complexity",
            "channels", "channel",
            "has_audio", "has_audio",
            "summary_type", "summary_type"));

    private static final List<String> OTHERS = List.of(
            "q=orbit",
            "q=100%25",
            "q=_",
            "topics=probe",
            "date_from=2025-01-10",
            "date_to=2025-01-20",
            "subcategory=Old",
            "subcategory=AI&parentCategory=AI",
            "ids=random-001,random-002,random-003",
            "q=%5C");

    @ParameterizedTest
    @ValueSource(longs = {1, 20_250_403, 977})
    void countIsTheTotalOfTheNarrowedList(long seed) throws SQLException {
        RandomReports reports = new RandomReports(new Random(seed));
        database.clear();
        try (Session session = database.owner()) {
            reports.store(session, REPORTS);
        }
        JsonNode all = dashboard.get("/api/filters").json();
        for (int i = 0; i < REQUESTS; i++) {
            check(request(reports, all));
        }
    }

    /// Up to three dimensions, up to two values of each, and sometimes something that is no dimension.
    private static List<String> request(RandomReports reports, JsonNode all) {
        List<String> members = new ArrayList<>(PARAMETERS.keySet());
        List<String> request = new ArrayList<>();
        for (int i = reports.random().nextInt(4); i > 0; i--) {
            String member = members.remove(reports.random().nextInt(members.size()));
            List<JsonNode> values = all.path(member).valueStream().toList();
            for (int n = member.equals("has_audio") ? 1 : 1 + reports.random().nextInt(2); n > 0; n--) {
                request.add(parameter(
                        PARAMETERS.getOrDefault(member, member),
                        reports.one(values).path("value")));
            }
        }
        if (reports.random().nextBoolean()) {
            request.add(reports.one(OTHERS));
        }
        return request;
    }

    private void check(List<String> request) {
        JsonNode facets =
                dashboard.get("/api/filters?" + String.join("&", request)).json();
        for (Map.Entry<String, String> dimension : PARAMETERS.entrySet()) {
            String name = dimension.getValue();
            boolean filtered = request.stream().anyMatch(parameter -> parameter.startsWith(name + "="))
                    || name.equals("category")
                            && request.stream().anyMatch(parameter -> parameter.contains("ategory="));
            if (!filtered) {
                facets.path(dimension.getKey()).forEach(value -> assertCount(request, name, value));
            }
        }
    }

    private void assertCount(List<String> request, String name, JsonNode value) {
        String narrowed = String.join("&", request) + "&" + parameter(name, value.path("value"));
        assertThat(total(narrowed))
                .as("%s", narrowed)
                .isEqualTo(value.path("count").asLong());
        value.path("subcategories").forEach(subcategory -> {
            String pair = narrowed + "&" + parameter("subcategory", subcategory.path("value"));
            assertThat(total(pair))
                    .as("%s", pair)
                    .isEqualTo(subcategory.path("count").asLong());
        });
    }

    private long total(String query) {
        return dashboard
                .get("/api/reports?size=1&" + query)
                .json()
                .path("pagination")
                .path("total")
                .asLong();
    }

    private static String parameter(String name, JsonNode value) {
        return name + "=" + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
    }
}

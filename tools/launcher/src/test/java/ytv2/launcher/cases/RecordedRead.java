package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One request and what was answered to it.
///
/// @param path with its query, as it was sent
/// @param decisions the rows of the contract by which another answer may differ
/// @param body JSON null where the answer was no JSON
record RecordedRead(String method, String path, int status, List<String> decisions, JsonNode body) {

    private static final String LIST = "/api/reports";
    private static final Set<String> PAGING = Set.of("page", "size", "sort", "unknown");
    private static final Pattern NEWEST = Pattern.compile("(?:.*&)?sort=(?:newest|added_desc|)(?:&.*)?");
    private static final Pattern SORTED = Pattern.compile("(?:.*&)?sort=.*");

    /// Rows of the contract that come with a parameter: a category is found under its flat name, too, and texts that
    /// were completed are searched.
    private static final Map<String, String> PARAMETER_DECISIONS = Map.of("category", "D9", "q", "D20");

    RecordedRead {
        decisions = List.copyOf(decisions);
    }

    static RecordedRead of(JsonNode line) {
        String path = line.path("path").asText();
        Stream<String> decisions = line.path("decisions").valueStream().map(JsonNode::asText);
        return new RecordedRead(
                line.path("method").asText(),
                path,
                line.path("status").asInt(),
                Stream.concat(decisions, parameterDecisions(path)).distinct().toList(),
                line.path("body"));
    }

    private static Stream<String> parameterDecisions(String path) {
        return parameters(path).map(PARAMETER_DECISIONS::get).filter(Objects::nonNull);
    }

    boolean isList() {
        return resource().equals(LIST);
    }

    /// Whether it asks for one report by its id.
    boolean isSingle() {
        return resource().startsWith(LIST + "/") || resource().endsWith(".json");
    }

    /// Whether no filter, search or order is asked for: pages of all reports the newest first, single reports, and
    /// the facets of all.
    boolean isUnnarrowed() {
        String query = query();
        if (isSingle() || query.isEmpty()) {
            return true;
        }
        return isList()
                && PAGING.containsAll(parameters(path).toList())
                && (NEWEST.matcher(query).matches() || !SORTED.matcher(query).matches());
    }

    private String resource() {
        return path.split("\\?", 2)[0];
    }

    private String query() {
        return query(path);
    }

    private static String query(String path) {
        return path.contains("?") ? path.split("\\?", 2)[1] : "";
    }

    /// The names of the query's parameters.
    private static Stream<String> parameters(String path) {
        return Arrays.stream(query(path).split("&")).map(parameter -> parameter.split("=", 2)[0]);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

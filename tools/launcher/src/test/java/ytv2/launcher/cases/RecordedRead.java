package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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

    RecordedRead {
        decisions = List.copyOf(decisions);
    }

    static RecordedRead of(JsonNode line) {
        return new RecordedRead(
                line.path("method").asText(),
                line.path("path").asText(),
                line.path("status").asInt(),
                line.path("decisions").valueStream().map(JsonNode::asText).toList(),
                line.path("body"));
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
                && PAGING.containsAll(Arrays.stream(query.split("&"))
                        .map(parameter -> parameter.split("=", 2)[0])
                        .toList())
                && (NEWEST.matcher(query).matches() || !SORTED.matcher(query).matches());
    }

    private String resource() {
        return path.split("\\?", 2)[0];
    }

    private String query() {
        return path.contains("?") ? path.split("\\?", 2)[1] : "";
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

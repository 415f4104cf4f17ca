package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ytv2.launcher.cases.HttpTarget.Reply;

/// All reports that a dashboard lists for one query, whatever page of it was asked for, in its order.
///
/// @param reports the list items
record Listing(List<JsonNode> reports) {

    private static final int LARGEST_PAGE = 50;

    Listing {
        reports = List.copyOf(reports);
    }

    /// Those of which the recorded server knew.
    Listing without(Predicate<String> hidden) {
        return new Listing(reports.stream()
                .filter(report -> !hidden.test(report.path("video_id").asText()))
                .toList());
    }

    /// @param page from 1
    List<JsonNode> page(long page, int size) {
        return reports.stream().skip((page - 1) * size).limit(size).toList();
    }

    Map<String, JsonNode> byVideoId() {
        Map<String, JsonNode> found = new HashMap<>();
        reports.forEach(report -> found.put(report.path("video_id").asText(), report));
        return found;
    }

    int size() {
        return reports.size();
    }

    /// Reads it page by page.
    static Listing read(HttpTarget dashboard, String path) throws IOException, InterruptedException {
        String base = withoutPaging(path);
        List<JsonNode> reports = new ArrayList<>();
        for (int page = 1; ; page++) {
            Reply reply = dashboard.get(base + "size=" + LARGEST_PAGE + "&page=" + page);
            reply.body().path("reports").forEach(reports::add);
            if (!reply.body().path("pagination").path("has_next").asBoolean()) {
                return new Listing(reports);
            }
        }
    }

    /// The path and the rest of its query, so that a parameter can be appended.
    static String withoutPaging(String path) {
        String[] parts = path.split("\\?", 2);
        String rest = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&"))
                        .filter(parameter -> !parameter.startsWith("page=") && !parameter.startsWith("size="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
        return parts[0] + "?" + rest;
    }
}

package ytv2.dashboard.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import ytv2.dashboard.Dashboard;
import ytv2.dashboard.Dashboard.Answer;

/// Goes through all pages of a list.
final class Walk {

    private Walk() {}

    /// The ids in the order in which the pages give them.
    ///
    /// @param target the first page, with a query
    static List<String> byCursor(Dashboard dashboard, String target) {
        return byCursor(dashboard, target, _ -> {});
    }

    /// @param between called after each page with the number of ids so far
    static List<String> byCursor(Dashboard dashboard, String target, IntConsumer between) {
        List<String> ids = new ArrayList<>();
        String next = target;
        while (true) {
            Answer page = dashboard.get(next);
            ids.addAll(page.listed("video_id"));
            between.accept(ids.size());
            JsonNode cursor = page.json().path("pagination").path("next_cursor");
            if (!cursor.isTextual()) {
                return ids;
            }
            next = target + "&cursor=" + cursor.asText();
        }
    }

    static List<String> byNumber(Dashboard dashboard, String target) {
        return byNumber(dashboard, target, _ -> {});
    }

    static List<String> byNumber(Dashboard dashboard, String target, IntConsumer between) {
        List<String> ids = new ArrayList<>();
        for (int number = 1; ; number++) {
            Answer page = dashboard.get(target + "&page=" + number);
            ids.addAll(page.listed("video_id"));
            between.accept(ids.size());
            if (!page.json().path("pagination").path("has_next").asBoolean()) {
                return ids;
            }
        }
    }
}

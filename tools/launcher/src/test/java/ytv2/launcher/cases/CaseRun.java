package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.launcher.cases.HttpTarget.Reply;

/// Sends recorded reads to a dashboard and compares what it answers.
final class CaseRun {

    /// What decides the place in a list: reports that are equal in it may change places.
    private static final Map<String, String> SORT_MEMBERS = Map.of(
            "video_newest", "published_at",
            "video_oldest", "published_at",
            "title", "title",
            "title_az", "title",
            "title_asc", "title",
            "title_za", "title",
            "title_desc", "title",
            "duration", "duration_seconds",
            "duration_desc", "duration_seconds",
            "duration_asc", "duration_seconds");

    private final HttpTarget dashboard;
    private final PostedReports posted;
    private final Map<String, Listing> listings = new HashMap<>();

    CaseRun(HttpTarget dashboard, PostedReports posted) {
        this.dashboard = dashboard;
        this.posted = posted;
    }

    Verdict compare(RecordedRead read) throws IOException, InterruptedException {
        Reply reply = dashboard.send(read.method(), read.path());
        return Verdict.of(read, differences(read, reply), posted);
    }

    private List<Difference> differences(RecordedRead read, Reply reply) throws IOException, InterruptedException {
        if (read.status() != 200 || reply.status() != 200) {
            return refusal(read, reply);
        }
        if (read.isList()) {
            return list(read, reply.body());
        }
        return Comparison.of(videoId(read.body()), List.of(), read.body(), reply.body());
    }

    /// A recorded refusal had no shape that anybody could read: its status is what remains.
    private static List<Difference> refusal(RecordedRead read, Reply reply) {
        if (read.status() == reply.status() && reply.body().path("status").asInt() == reply.status()) {
            return List.of();
        }
        String id =
                read.path().replaceFirst(".*/", "").replaceFirst("\\?.*", "").replaceFirst("\\.json$", "");
        return List.of(
                new Difference(id, List.of("status"), IntNode.valueOf(read.status()), IntNode.valueOf(reply.status())));
    }

    private static String videoId(JsonNode body) {
        return body.path("video_id").asText(body.path("video").path("video_id").asText());
    }

    private List<Difference> list(RecordedRead read, JsonNode shown) throws IOException, InterruptedException {
        Listing ours = listing(read.path());
        Listing common = ours.without(posted::hidden);
        List<Difference> differences = new ArrayList<>(ownPage(ours, shown));
        if (common.size() < ours.size()) {
            differences.add(new Difference(
                    "", List.of("reports listed"), IntNode.valueOf(common.size()), IntNode.valueOf(ours.size())));
        }
        differences.addAll(Comparison.of("", List.of(), envelope(read.body()), envelope(recut(shown, common.size()))));
        differences.addAll(reports(read.body(), shown.path("pagination"), common));
        return differences;
    }

    private Listing listing(String path) throws IOException, InterruptedException {
        String key = Listing.withoutPaging(path);
        Listing known = listings.get(key);
        if (known == null) {
            known = Listing.read(dashboard, path);
            listings.put(key, known);
        }
        return known;
    }

    /// The answer itself is the page of our own list that it says it is.
    private static List<Difference> ownPage(Listing ours, JsonNode shown) {
        JsonNode pagination = shown.path("pagination");
        List<String> expected = ids(ours.page(
                pagination.path("page").asLong(), pagination.path("size").asInt()));
        List<String> found = ids(shown.path("reports").valueStream().toList());
        List<Difference> differences = new ArrayList<>();
        if (!expected.equals(found)) {
            differences.add(difference("own page", expected.toString(), found.toString()));
        }
        if (pagination.path("total").asInt() != ours.size()) {
            differences.add(difference(
                    "own total",
                    Integer.toString(ours.size()),
                    pagination.path("total").toString()));
        }
        return differences;
    }

    private static List<String> ids(List<JsonNode> reports) {
        return reports.stream().map(report -> report.path("video_id").asText()).toList();
    }

    private static Difference difference(String name, String recorded, String shown) {
        return new Difference("", List.of(name), TextNode.valueOf(recorded), TextNode.valueOf(shown));
    }

    private static JsonNode envelope(JsonNode list) {
        return list.<ObjectNode>deepCopy().without("reports");
    }

    /// The envelope as it would be if we listed no more than the recorded server did (D6).
    private static JsonNode recut(JsonNode shown, int total) {
        ObjectNode copy = shown.deepCopy();
        ObjectNode pagination = copy.withObjectProperty("pagination");
        int pages = Math.ceilDiv(total, pagination.path("size").asInt());
        copy.put("total_count", total).put("total_pages", pages);
        pagination
                .put("total", total)
                .put("total_count", total)
                .put("pages", pages)
                .put("total_pages", pages)
                .put("has_next", pagination.path("page").asInt() < pages);
        return copy;
    }

    private static List<Difference> reports(JsonNode recorded, JsonNode pagination, Listing common) {
        String sortMember = SORT_MEMBERS.getOrDefault(recorded.path("sort").asText(), "indexed_at");
        List<JsonNode> page = common.page(
                pagination.path("page").asLong(), pagination.path("size").asInt());
        Map<String, JsonNode> byVideoId = common.byVideoId();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(page.size(), recorded.path("reports").size()); i++) {
            JsonNode report = recorded.path("reports").path(i);
            JsonNode inOurPlace = i < page.size() ? page.get(i) : MissingNode.getInstance();
            String videoId = report.path("video_id").asText();
            List<String> path = List.of("reports", Integer.toString(i));
            if (!report.path(sortMember).equals(inOurPlace.path(sortMember))) {
                differences.add(new Difference(
                        videoId,
                        List.of("order", Integer.toString(i)),
                        report.path("video_id"),
                        inOurPlace.path("video_id")));
            }
            JsonNode same = byVideoId.getOrDefault(videoId, MissingNode.getInstance());
            differences.addAll(Comparison.of(videoId, path, report, same));
        }
        return differences;
    }
}

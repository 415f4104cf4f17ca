package ytv2.launcher.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ytv2.launcher.cases.ObservedReport.Summary;

/// The server that is replaced, as its observed behaviour says: a model that shares no code with ours. It takes the
/// posted reports and answers reads of unnarrowed lists and of single reports, without a database and without HTTP.
final class ObservedServer {

    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST_SIZE = 50;

    private final Map<String, ObservedReport> reports = new LinkedHashMap<>();

    ObservedServer(List<JsonNode> posted) {
        for (JsonNode body : posted) {
            String id = withoutPrefix(body.path("video_id").asText());
            Map<String, Summary> summaries = new LinkedHashMap<>(Optional.ofNullable(reports.get(id))
                    .map(ObservedReport::summaries)
                    .orElse(Map.of()));
            body.path("summary_variants").forEach(summary -> {
                String variant = summary.path("variant").asText();
                summaries.remove(variant);
                summaries.put(variant, Summary.of(summary));
            });
            reports.put(id, new ObservedReport(id, body, analysis(body), summaries));
        }
    }

    /// @param page as sent; a number
    /// @param size as sent; a number
    JsonNode list(int page, int size) {
        int clampedPage = Math.max(1, page);
        int clampedSize = Math.clamp(size, 1, LARGEST_SIZE);
        List<ObservedReport> listed = reports.values().stream()
                .filter(report -> report.primary().isPresent())
                .sorted(Comparator.comparing(ObservedReport::indexedAt).reversed())
                .toList();
        int pages = Math.ceilDiv(listed.size(), clampedSize);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("reports");
        listed.stream()
                .skip((long) (clampedPage - 1) * clampedSize)
                .limit(clampedSize)
                .forEach(report -> items.add(item(report)));
        answer.putObject("pagination")
                .put("page", clampedPage)
                .put("size", clampedSize)
                .put("total", listed.size())
                .put("total_count", listed.size())
                .put("pages", pages)
                .put("total_pages", pages)
                .put("has_next", clampedPage < pages)
                .put("has_prev", clampedPage > 1);
        answer.put("sort", "newest").putObject("filters");
        return answer.put("total_count", listed.size())
                .put("page", clampedPage)
                .put("total_pages", pages)
                .put("deployment_version", "observed")
                .put("deployment_commit", "observed");
    }

    JsonNode firstPage() {
        return list(1, DEFAULT_SIZE);
    }

    /// `/api/reports/{id}`; a missing node if there is no such report.
    JsonNode detail(String id) {
        return found(id).<JsonNode>map(ObservedServer::detail).orElse(MissingNode.getInstance());
    }

    /// `/{id}.json`; a missing node if there is no such report.
    JsonNode single(String id) {
        return found(id).<JsonNode>map(ObservedReport::single).orElse(MissingNode.getInstance());
    }

    private Optional<ObservedReport> found(String id) {
        return Optional.ofNullable(reports.get(withoutPrefix(id)))
                .filter(report -> report.primary().isPresent());
    }

    private static ObjectNode item(ObservedReport report) {
        return report.item().put("summary_type", report.primary().orElseThrow().variant());
    }

    private static ObjectNode detail(ObservedReport report) {
        Summary primary = report.primary().orElseThrow();
        String text = primary.text().isEmpty() ? "No summary available." : primary.text();
        ObjectNode detail = report.item();
        detail.putObject("summary")
                .put("text", text)
                .put("html", Objects.requireNonNull(primary.html()))
                .put("type", primary.variant())
                .putObject("content")
                .put("summary", text)
                .put("summary_type", primary.variant());
        detail.putObject("processor_info")
                .put("model", "postgres_backend")
                .put("processing_time", 0)
                .put("timestamp", "2025-01-01T00:00:00.000000");
        return detail;
    }

    /// An object, or JSON in a text.
    private static JsonNode analysis(JsonNode body) {
        JsonNode analysis = body.path("analysis_json");
        try {
            return analysis.isTextual() ? CaseFiles.JSON.readTree(analysis.asText()) : analysis;
        } catch (JsonProcessingException _) {
            return NullNode.getInstance();
        }
    }

    private static String withoutPrefix(String id) {
        return id.startsWith("yt:") ? id.substring(3) : id;
    }
}

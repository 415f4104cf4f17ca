package ytv2.benchmarks.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.stream.IntStream;
import ytv2.benchmarks.data.Video.Summary;

/// Invented videos as the JSON documents that their processing would send.
public final class Reports {

    /// What is sent as it is stored, by the columns' names.
    private static final List<String> TEXTS = List.of(
            "video_id",
            "id",
            "title",
            "channel_name",
            "canonical_url",
            "thumbnail_url",
            "published_at",
            "indexed_at",
            "language",
            "original_language",
            "summary_language");

    private static final List<String> JSON_VALUES =
            List.of("media", "media_metadata", "subcategories_json", "analysis_json", "topics_json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    /// @param known how many videos there are already; these are the ones after them
    /// @param id stands in each document where the video's own would
    public static List<String> after(int known, int count, String id) {
        VideoGenerator generator = new VideoGenerator(known + count);
        return IntStream.range(known, known + count)
                .mapToObj(generator::video)
                .map(video -> text(document(video)).replace(video.id(), id))
                .toList();
    }

    private static ObjectNode document(Video video) {
        ObjectNode document = JSON.createObjectNode();
        TEXTS.forEach(name -> document.put(name, value(video, name)));
        document.put("duration_seconds", Integer.parseInt(value(video, "duration_seconds")));
        for (String name : JSON_VALUES) {
            if (!value(video, name).isEmpty()) {
                document.putRawValue(name, new RawValue(value(video, name)));
            }
        }
        document.put("transcript", value(video, "transcript_text"));
        ArrayNode variants = document.putArray("summary_variants");
        for (Summary summary : video.summaries()) {
            ObjectNode variant = variants.addObject().put("variant", summary.variant());
            variant.put("text", summary.text());
            if (variants.size() % 2 == 0) { // some come with HTML of their own, others leave it to be made
                variant.put("html", summary.html());
            }
        }
        return document;
    }

    /// Empty where the column is NULL.
    private static String value(Video video, String column) {
        return video.columns().get(Video.COLUMNS.indexOf(column));
    }

    /// The same document, which is read to its end and then refused, because it wants a field emptied that there is
    /// not.
    public static String refused(String document) {
        return document.substring(0, document.lastIndexOf('}')) + ",\"clear\":[\"nonsense\"]}";
    }

    private static String text(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package ytv2.migration.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.LegacyColumns;
import ytv2.migration.merge.MergeRules;
import ytv2.migration.merge.MergedSummary;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.merge.VideoMerge;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.verify.Difference;
import ytv2.migration.verify.StoredSummary;
import ytv2.migration.verify.StoredVideo;
import ytv2.migration.verify.VideoComparison;

/// What rows of a file would be in PostgreSQL: by this, and not letter by letter, rows say the same or not.
final class Casts {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final VideoMerge merge;
    private final Optional<ZoneId> zone;

    /// @param zone where times without an offset in the file were written
    Casts(Side side, Optional<ZoneId> zone) {
        this.zone = zone;
        this.merge = new VideoMerge(new MergeRules(
                zone.<Map<Side, ZoneId>>map(known -> Map.of(side, known)).orElseGet(Map::of), Optional.empty()));
    }

    Optional<ZoneId> zone() {
        return zone;
    }

    /// @return empty if nothing of the rows can be stored
    Optional<MergedVideo.Stored> stored(SourceVideo video) {
        return merge.merge(video) instanceof MergedVideo.Stored stored ? Optional.of(stored) : Optional.empty();
    }

    /// What rows that are there say otherwise than those that should be. When a video was written last does not count,
    /// nor in which form a value stands there.
    List<Difference> differences(SourceVideo wanted, SourceVideo found) {
        MergedVideo.Stored expected = stored(wanted)
                .orElseThrow(() -> new IllegalStateException("cannot read what is to be written of " + wanted.key()));
        return stored(found)
                .map(present -> VideoComparison.compare(comparable(expected), asStored(comparable(present))))
                .orElseGet(() ->
                        List.of(new Difference(Difference.Kind.MISSING, wanted.key(), "its rows", "none to be used")));
    }

    private static MergedVideo.Stored comparable(MergedVideo.Stored video) {
        Map<Field, String> values = new EnumMap<>(video.values());
        String _ = values.remove(Field.UPDATED_AT);
        String legacy = values.remove(Field.LEGACY);
        if (legacy != null) {
            ObjectNode kept = object(legacy);
            List<String> homed = kept.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(LegacyColumns::isAtHome)
                    .toList();
            ObjectNode rest = kept.remove(homed);
            values.put(Field.LEGACY, rest.toString());
        }
        return new MergedVideo.Stored(
                video.videoId(),
                video.source(),
                values,
                video.curated(),
                video.touchedAt(),
                video.summaries(),
                List.of(),
                List.of(),
                List.of());
    }

    private static StoredVideo asStored(MergedVideo.Stored video) {
        return new StoredVideo(
                video.videoId().value(),
                video.source().slug(),
                video.curated(),
                1,
                0,
                0,
                Optional.empty(),
                video.values(),
                video.summaries().stream().map(Casts::asStored).toList());
    }

    private static StoredSummary asStored(MergedSummary summary) {
        return new StoredSummary(
                summary.variant().name(),
                summary.revision(),
                summary.body().text(),
                summary.body().html(),
                summary.document(),
                summary.latest(),
                summary.createdAt());
    }

    /// An object out of PostgreSQL or a cast; an empty one for anything else.
    static ObjectNode object(String json) {
        return read(json) instanceof ObjectNode object ? object : MAPPER.createObjectNode();
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL and the casts write valid JSON only", e);
        }
    }
}

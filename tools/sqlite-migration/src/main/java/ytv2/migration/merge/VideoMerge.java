package ytv2.migration.merge;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ytv2.migration.cast.CastContent;
import ytv2.migration.cast.CastSummary;
import ytv2.migration.cast.ContentCast;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.Note;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.cast.Notes;
import ytv2.migration.cast.SummaryCast;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.model.ContentSource;
import ytv2.model.SentTime;
import ytv2.model.VideoId;

/// Decides what becomes of a video, by the files alone. Pure: the same rows and rules give the same result, in any
/// thread.
public final class VideoMerge {

    private final MergeRules rules;
    private final DeletionRule deletions;

    public VideoMerge(MergeRules rules) {
        this.rules = rules;
        this.deletions = new DeletionRule(rules);
    }

    public MergedVideo merge(SourceVideo video) {
        Notes notes = new Notes();
        List<SourceRow> content = video.rows().stream()
                .filter(row -> row.table() == SourceTable.CONTENT)
                .toList();
        Optional<String> refusal = refusal(video.key(), content);
        if (refusal.isPresent()) {
            video.rows().forEach(row -> notes.add(row, Kind.REJECTED, refusal.get()));
            return new MergedVideo.Rejected(video.key(), notes.all(), video.rows());
        }
        VideoId videoId = new VideoId(video.key());
        List<CastContent> rows = content.stream()
                .map(row -> ContentCast.cast(row, rules.zone(row.side()), notes))
                .toList();
        if (deletions.isDeleted(video, rows, notes)) {
            boolean curated = rows.stream().anyMatch(CastContent::curated);
            // what could not be read of it matters to nobody
            return new MergedVideo.Deleted(videoId, curated, List.of(), List.of());
        }
        return stored(videoId, video, rows, notes);
    }

    private static Optional<String> refusal(String key, List<SourceRow> content) {
        if (key.isEmpty()) {
            return Optional.of("has no video_id, or belongs to no row of content");
        }
        if (content.isEmpty()) {
            return Optional.of("belongs to no row of content");
        }
        try {
            VideoId _ = new VideoId(key);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("video_id " + e.getMessage());
        }
    }

    private MergedVideo stored(VideoId videoId, SourceVideo video, List<CastContent> rows, Notes notes) {
        ContentMerge.Result merged = ContentMerge.merge(videoId.value(), rows);
        Instant touchedAt = rows.stream()
                .flatMap(row -> row.touchedAt().stream())
                .map(SentTime::instant)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<MergedSummary> summaries = SummaryMerge.merge(summaries(video, notes), touchedAt, notes);
        return new MergedVideo.Stored(
                videoId,
                ContentSource.infer(videoId, merged.values().get(Field.CANONICAL_URL)),
                completed(merged.values(), rows, notes),
                merged.curated(),
                touchedAt,
                summaries,
                merged.conflicts(),
                notes.all(),
                rejects(rows, notes));
    }

    /// Of both stores; where they have none, what `content.summary` says.
    private List<CastSummary> summaries(SourceVideo video, Notes notes) {
        List<CastSummary> summaries = cast(video, notes, false);
        return summaries.isEmpty() ? cast(video, notes, true) : summaries;
    }

    private List<CastSummary> cast(SourceVideo video, Notes notes, boolean ofContent) {
        return video.rows().stream()
                .filter(row -> (row.table() == SourceTable.CONTENT) == ofContent)
                .flatMap(row -> SummaryCast.cast(row, rules.zone(row.side()), notes).stream())
                .toList();
    }

    /// PostgreSQL wants a title, a channel and a time for every video.
    private static Map<Field, String> completed(Map<Field, String> known, List<CastContent> rows, Notes notes) {
        Map<Field, String> values = new EnumMap<>(known);
        String _ = values.putIfAbsent(Field.TITLE, "(untitled)");
        String _ = values.putIfAbsent(Field.CHANNEL_NAME, "(unknown)");
        if (!values.containsKey(Field.INDEXED_AT)) {
            String substitute = Stream.of(Field.CREATED_AT, Field.UPDATED_AT, Field.PUBLISHED_AT)
                    .map(values::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Instant.EPOCH.toString());
            values.put(Field.INDEXED_AT, substitute);
            notes.add(
                    rows.getFirst().row(),
                    Field.INDEXED_AT.column(),
                    Kind.COERCED,
                    "is missing: another time of the row stands for it",
                    Cell.NULL);
        }
        String indexed = values.get(Field.INDEXED_AT);
        String _ = values.putIfAbsent(Field.CREATED_AT, indexed);
        String _ = values.putIfAbsent(Field.UPDATED_AT, indexed);
        return values;
    }

    /// Rows of which a part is rejected, though the video is stored. With a summary comes the video's own row, for
    /// without one it would belong to nothing when it is taken in again.
    private static List<SourceRow> rejects(List<CastContent> rows, Notes notes) {
        Set<SourceRow> rejects = new LinkedHashSet<>();
        rows.stream()
                .filter(CastContent::unreadableCategories)
                .map(CastContent::row)
                .forEach(rejects::add);
        notes.all().stream()
                .filter(note -> note.kind() == Kind.REJECTED)
                .map(Note::row)
                .forEach(rejects::add);
        if (rejects.stream().anyMatch(row -> row.table() != SourceTable.CONTENT)) {
            rows.stream().map(CastContent::row).forEach(rejects::add);
        }
        return List.copyOf(rejects);
    }
}

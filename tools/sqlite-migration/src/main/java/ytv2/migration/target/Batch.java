package ytv2.migration.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.migration.cast.Field;
import ytv2.migration.merge.MergedSummary;
import ytv2.migration.merge.MergedVideo;

/// Videos that are written in one transaction, ready to be sent.
public final class Batch {

    private static final List<Field> FIELDS = List.of(Field.values());

    /// What a batch may have of videos, and of characters to send: whichever comes first.
    private static final int VIDEOS = 500;

    private static final int CHARACTERS = 8 * 1024 * 1024;

    private final CopyText videos = new CopyText();
    private final CopyText summaries = new CopyText();
    private final List<Entry> entries = new ArrayList<>();
    private long characters;

    private record Entry(MergedVideo video, byte[] fingerprint) {}

    /// The columns of the staging tables, in the order of the rows.
    static String videoColumns() {
        StringBuilder columns =
                new StringBuilder("video_id, fingerprint, deletes, curated, touched_at, content_source");
        FIELDS.forEach(field -> columns.append(", ").append(field.column()));
        return columns.toString();
    }

    static String summaryColumns() {
        return "video_id, variant, revision, text, html, raw_json, is_latest, created_at";
    }

    public void add(MergedVideo.Stored video, byte[] fingerprint) {
        String id = video.videoId().value();
        List<@Nullable String> columns = new ArrayList<>(List.of(
                id,
                CopyText.of(fingerprint),
                CopyText.of(false),
                CopyText.of(video.curated()),
                video.touchedAt().toString(),
                video.source().slug()));
        FIELDS.forEach(field -> columns.add(video.values().get(field)));
        videos.addRow(columns);
        video.summaries().forEach(summary -> add(id, summary));
        characters += video.values().values().stream().mapToInt(String::length).sum();
        entries.add(new Entry(video, fingerprint));
    }

    public void add(MergedVideo.Deleted video, byte[] fingerprint) {
        List<@Nullable String> columns =
                new ArrayList<>(List.of(video.videoId().value(), CopyText.of(fingerprint), CopyText.of(true)));
        // curated, touched_at, content_source
        int others = 3 + FIELDS.size();
        columns.addAll(Collections.nCopies(others, null));
        videos.addRow(columns);
        entries.add(new Entry(video, fingerprint));
    }

    private void add(String videoId, MergedSummary summary) {
        List<@Nullable String> columns = new ArrayList<>(List.of(
                videoId,
                summary.variant().name(),
                Integer.toString(summary.revision()),
                summary.body().text(),
                summary.body().html()));
        columns.add(summary.document().orElse(null));
        columns.add(CopyText.of(summary.latest()));
        columns.add(summary.createdAt().toString());
        summaries.addRow(columns);
        characters += summary.body().text().length()
                + summary.body().html().length()
                + summary.document().map(String::length).orElse(0);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Whether it is large enough to be sent.
    public boolean isFull() {
        return entries.size() >= VIDEOS || characters >= CHARACTERS;
    }

    /// A batch for each of its videos, in the order in which they were added.
    public List<Batch> singles() {
        return entries.stream().map(Batch::single).toList();
    }

    private static Batch single(Entry entry) {
        Batch batch = new Batch();
        switch (entry.video()) {
            case MergedVideo.Stored stored -> batch.add(stored, entry.fingerprint());
            case MergedVideo.Deleted deleted -> batch.add(deleted, entry.fingerprint());
            case MergedVideo.Rejected _ -> throw new IllegalStateException("nothing of it is in a batch");
        }
        return batch;
    }

    /// The ids of its videos.
    public List<String> videoIds() {
        return entries.stream().map(entry -> id(entry.video())).toList();
    }

    private static String id(MergedVideo video) {
        return switch (video) {
            case MergedVideo.Stored stored -> stored.videoId().value();
            case MergedVideo.Deleted deleted -> deleted.videoId().value();
            case MergedVideo.Rejected rejected -> rejected.key();
        };
    }

    CopyText videos() {
        return videos;
    }

    CopyText summaries() {
        return summaries;
    }
}

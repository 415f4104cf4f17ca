package ytv2.ingest.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.model.ContentSource;
import ytv2.model.SentTime;

/// Lays a document over what is stored. What the document does not say stays; the fillers that the processing side
/// sends for "don't know" never replace something known; audio and hand-made categories survive a document that
/// lacks them.
final class ContentMerge {

    private static final Set<String> TITLE_FILLERS = Set.of("Untitled", "(untitled)");
    private static final Set<String> CHANNEL_FILLERS = Set.of("Unknown", "(unknown)");
    private static final Set<String> LANGUAGE_FILLERS = Set.of("en");
    private static final Set<Integer> COUNT_FILLERS = Set.of(0);

    private final ContentEntity row;
    private final UpsertReport command;

    private ContentMerge(ContentEntity row, UpsertReport command) {
        this.row = row;
        this.command = command;
    }

    /// The row of a video that is not stored yet.
    static Merged inserted(UpsertReport command, Instant now) {
        ContentEntity row = new ContentEntity();
        row.videoId = command.videoId().value();
        row.title = "(untitled)";
        row.channelName = "(unknown)";
        row.indexedAt = utc(now);
        row.contentSource = ContentSource.infer(command.videoId(), null).slug();
        return updated(row, command);
    }

    /// Changes a row to what it is with the document.
    static Merged updated(ContentEntity row, UpsertReport command) {
        return new Merged(row, new ContentMerge(row, command).apply());
    }

    /// @param curatedKept whether hand-made categories were kept against the document's
    record Merged(ContentEntity row, boolean curatedKept) {}

    private boolean apply() {
        @Nullable String formerUrl = row.canonicalUrl;
        command.cleared().forEach(this::clear);
        mergeTexts(command.content());
        mergeNumbersAndTimes(command.content());
        JsonMerge json = new JsonMerge(row, command);
        json.mergeMedia();
        boolean curatedKept = json.mergeCategoriesAndAnalysis();
        decideSource(formerUrl);
        return curatedKept;
    }

    private void mergeTexts(SentContent sent) {
        row.contentId = sent.id().orElse(row.contentId);
        row.title = mergedKnown(row.title, sent.title(), TITLE_FILLERS);
        row.channelName = mergedKnown(row.channelName, sent.channelName(), CHANNEL_FILLERS);
        row.canonicalUrl = sent.canonicalUrl().orElse(row.canonicalUrl);
        row.thumbnailUrl = sent.thumbnailUrl().orElse(row.thumbnailUrl);
        row.summaryImageUrl = sent.summaryImageUrl().orElse(row.summaryImageUrl);
        row.language = merged(row.language, sent.language(), LANGUAGE_FILLERS);
        row.originalLanguage = merged(row.originalLanguage, sent.originalLanguage(), LANGUAGE_FILLERS);
        row.summaryLanguage = merged(row.summaryLanguage, sent.summaryLanguage(), LANGUAGE_FILLERS);
        row.audioLanguage = merged(row.audioLanguage, sent.audioLanguage(), LANGUAGE_FILLERS);
        row.transcriptText = sent.transcript().orElse(row.transcriptText);
    }

    private void mergeNumbersAndTimes(SentContent sent) {
        row.durationSeconds = sent.durationSeconds().orElse(row.durationSeconds);
        row.wordCount = merged(row.wordCount, sent.wordCount(), COUNT_FILLERS);
        row.publishedAt = mergedTime(row.publishedAt, sent.publishedAt());
        row.indexedAt = Objects.requireNonNull(mergedTime(row.indexedAt, sent.indexedAt()));
        // A flag once set is taken back only by naming it in `clear`: a re-post never erases audio.
        row.hasAudio |= sent.hasAudio().orElse(false);
        row.curated |= command.curated();
    }

    /// Decided when the address becomes known, and not again.
    private void decideSource(@Nullable String formerUrl) {
        Optional<ContentSource> inferred = Objects.equals(formerUrl, row.canonicalUrl)
                ? Optional.empty()
                : Optional.of(ContentSource.infer(command.videoId(), row.canonicalUrl));
        command.content().contentSource().or(() -> inferred).ifPresent(source -> row.contentSource = source.slug());
    }

    private void clear(ClearedField field) {
        switch (field) {
            case CANONICAL_URL -> row.canonicalUrl = null;
            case THUMBNAIL_URL -> row.thumbnailUrl = null;
            case SUMMARY_IMAGE_URL -> row.summaryImageUrl = null;
            case PUBLISHED_AT -> row.publishedAt = null;
            case DURATION_SECONDS -> row.durationSeconds = null;
            case WORD_COUNT -> row.wordCount = null;
            case LANGUAGE -> row.language = null;
            case ORIGINAL_LANGUAGE -> row.originalLanguage = null;
            case SUMMARY_LANGUAGE -> row.summaryLanguage = null;
            case AUDIO_LANGUAGE -> row.audioLanguage = null;
            case HAS_AUDIO -> row.hasAudio = false;
            case MEDIA -> row.media = null;
            case MEDIA_METADATA -> row.mediaMetadata = null;
            // these two may hold hand-made categories: JsonMerge decides
            case SUBCATEGORIES_JSON, ANALYSIS_JSON -> {}
            case TOPICS_JSON -> row.topicsJson = null;
            case TRANSCRIPT -> row.transcriptText = null;
            case TRANSCRIPT_SEGMENTS -> row.transcriptSegments = null;
        }
    }

    private static String mergedKnown(String stored, Optional<String> sent, Set<String> fillers) {
        return sent.filter(value -> fillers.contains(stored) || !fillers.contains(value))
                .orElse(stored);
    }

    private static <T> @Nullable T merged(@Nullable T stored, Optional<T> sent, Set<T> fillers) {
        boolean known = stored != null && !fillers.contains(stored);
        return sent.filter(value -> !(known && fillers.contains(value))).orElse(stored);
    }

    private static @Nullable OffsetDateTime mergedTime(@Nullable OffsetDateTime stored, Optional<SentTime> sent) {
        return sent.map(time -> utc(time.instant()))
                .filter(time -> stored == null || !time.isEqual(stored))
                .orElse(stored);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package ytv2.ingest.report;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// A row of `content`. JSON columns travel as text in both directions, so that nothing of them is lost in types.
@Entity
@Table(name = "content")
@DynamicUpdate
public class ContentEntity extends PanacheEntityBase {

    private static final String READ_SUFFIX = "::text";
    private static final String WRITE_JSON = "CAST(CAST(? AS text) AS jsonb)";

    @Id
    @Column(name = "video_id")
    public String videoId;

    @Column(name = "id")
    public @Nullable String contentId;

    public String title;

    @Column(name = "channel_name")
    public String channelName;

    @Column(name = "canonical_url")
    public @Nullable String canonicalUrl;

    @Column(name = "thumbnail_url")
    public @Nullable String thumbnailUrl;

    @Column(name = "summary_image_url")
    public @Nullable String summaryImageUrl;

    @Column(name = "content_source")
    public String contentSource;

    @Column(name = "published_at")
    public @Nullable OffsetDateTime publishedAt;

    @Column(name = "indexed_at")
    public OffsetDateTime indexedAt;

    @Column(name = "duration_seconds")
    public @Nullable Integer durationSeconds;

    @Column(name = "word_count")
    public @Nullable Integer wordCount;

    public @Nullable String language;

    @Column(name = "original_language")
    public @Nullable String originalLanguage;

    @Column(name = "summary_language")
    public @Nullable String summaryLanguage;

    @Column(name = "audio_language")
    public @Nullable String audioLanguage;

    @Column(name = "has_audio")
    public boolean hasAudio;

    public boolean curated;

    @ColumnTransformer(read = "media" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String media;

    @Column(name = "media_metadata")
    @ColumnTransformer(read = "media_metadata" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String mediaMetadata;

    @Column(name = "subcategories_json")
    @ColumnTransformer(read = "subcategories_json" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String subcategoriesJson;

    @Column(name = "analysis_json")
    @ColumnTransformer(read = "analysis_json" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String analysisJson;

    @Column(name = "topics_json")
    @ColumnTransformer(read = "topics_json" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String topicsJson;

    @Column(name = "transcript_text")
    public @Nullable String transcriptText;

    @Column(name = "transcript_segments")
    @ColumnTransformer(read = "transcript_segments" + READ_SUFFIX, write = WRITE_JSON)
    public @Nullable String transcriptSegments;
}

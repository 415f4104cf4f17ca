package ytv2.migration.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes videos as the programs of old write them when all goes well.
final class CleanVideos {

    /// How much later a person has changed categories.
    private static final Duration LATER = Duration.ofDays(40);

    private static final List<DateTimeFormatter> FORMATS = List.of(
            format("yyyy-MM-dd'T'HH:mm:ss'Z'", ZoneOffset.UTC),
            format("yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC),
            format("yyyy-MM-dd HH:mm:ss", ZoneOffset.UTC),
            format("yyyy-MM-dd'T'HH:mm:ss.123456", ZoneOffset.UTC),
            format("yyyy-MM-dd'T'HH:mm:ss'+02:00'", ZoneOffset.ofHours(2)));

    private static final List<String> CATEGORIES =
            List.of("Rivers & Lakes", "Mountains", "The \u201cBig\u201d Sea", "Cities \u2013 Old & New", "Weather");

    private final Recipe recipe;

    CleanVideos(Recipe recipe) {
        this.recipe = recipe;
    }

    /// @param dashboard whether for the dashboard's file
    LegacyVideo video(int index, boolean dashboard) {
        Prose prose = new Prose(new SplittableRandom(Recipe.mix(recipe.seed() + 31L * index)));
        String videoId = recipe.videoId(index);
        String id = videoId.startsWith("reddit:") ? videoId : "yt:" + videoId;
        LegacyRow content = content(index, id, videoId, prose);
        if (dashboard && recipe.divergence(index) == Divergence.CATEGORIES_NEWER_ON_DASHBOARD) {
            content.put("subcategories_json", categories("Set by hand", "later"));
            content.put("updated_at", recipe.createdAt(index).plus(LATER).toString());
        }
        String text = text(index, prose);
        LegacyRow summary = new LegacyRow(LegacyTable.CONTENT_SUMMARIES)
                .with("content_id", id)
                .with("summary_text", stored(index, text))
                .with("summary_type", index % 5 == 4 ? "bullet_points" : "comprehensive")
                .with("created_at", content.get("created_at"));
        LegacyVideo video = new LegacyVideo(index, List.of(content, summary));
        if (index % 3 == 0) {
            String variant = index % 2 == 0 ? "audio-fr" : "key_points";
            video.addVariant(videoId, variant, 1, text + "\nfirst", "is_latest", 0);
            video.addVariant(videoId, variant, 2, text + "\nsecond");
        }
        return video;
    }

    private LegacyRow content(int index, String id, String videoId, Prose prose) {
        Instant createdAt = recipe.createdAt(index);
        boolean reddit = videoId.startsWith("reddit:");
        String category = CATEGORIES.get(index % CATEGORIES.size());
        LegacyRow row = new LegacyRow(LegacyTable.CONTENT)
                .with("id", id)
                .with("title", prose.words(5) + (index % 10 == 0 ? " \u2014 \u201cquotes\u201d & <b>tags</b>" : ""))
                .with(
                        "canonical_url",
                        reddit
                                ? "https://www.reddit.com/comments/" + videoId.substring(7) + "/"
                                : "https://www.youtube.com/watch?v=" + videoId)
                .with("thumbnail_url", "https://img.youtube.com/vi/" + videoId + "/hqdefault.jpg")
                .with("published_at", index % 5 == 0 ? "" : format(index, createdAt.minus(LATER)))
                .with("indexed_at", format(index, createdAt))
                .with("duration_seconds", 60 + index % 7000)
                .with("word_count", 100 + index % 9000)
                .with("has_audio", index % 4 == 0 ? 1 : 0)
                .with("audio_duration_seconds", index % 4 == 0 ? 300 : 0)
                .with("has_transcript", 1)
                .with("transcript_chars", 1000 + index)
                .with("video_id", videoId)
                .with("channel_name", "Channel \u201c" + index % 50 + "\u201d")
                .with("channel_id", "UC" + index)
                .with("view_count", index * 10)
                .with("like_count", index)
                .with("comment_count", 0)
                .with("format_source", "api")
                .with("processing_status", "completed")
                .with("category", index % 3 == 0 ? category : "[" + Literals.json(category) + "]")
                .with("content_type", "Tutorial")
                .with("complexity_level", "Beginner")
                .with("language", List.of("en", "fr", "en-US", "es").get(index % 4))
                .with("key_topics", index % 8 == 0 ? "no json, topics" : "[\"" + prose.word() + "\"]")
                .with("named_entities", "[]")
                .with("created_at", createdAt.toString())
                .with("updated_at", createdAt.toString())
                .with("subcategory", prose.word());
        if (recipe.isCurated(index)) {
            String document = categories(category, prose.word());
            row.put("subcategories_json", document);
            row.put("analysis", "{\"schema_version\": 2, " + document.substring(1));
        }
        return row;
    }

    private static String categories(String category, String subcategory) {
        return "{\"categories\": [{\"category\": %s, \"subcategories\": [%s]}]}"
                .formatted(Literals.json(category), Literals.json(subcategory));
    }

    private String text(int index, Prose prose) {
        return index % 2 == 0 ? prose.points(recipe.summaryBytes()) : prose.paragraphs(recipe.summaryBytes());
    }

    /// The forms in which one text is stored.
    private static String stored(int index, String text) {
        return switch (index % 6) {
            case 1 -> "{\"comprehensive\": " + Literals.json(text) + ", \"language\": \"en\"}";
            case 2 -> "{'comprehensive': " + Literals.repr(text) + ", 'language': None}";
            case 3 -> text.replace("\n", "\\n");
            case 4 -> "{'summary': {'bullet_points': [" + Literals.repr(text) + ", \"it's the last\"]}}";
            default -> text;
        };
    }

    private static String format(int index, Instant time) {
        return FORMATS.get(index % FORMATS.size()).format(time);
    }

    private static DateTimeFormatter format(String pattern, ZoneOffset zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }
}

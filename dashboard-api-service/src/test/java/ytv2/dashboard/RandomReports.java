package ytv2.dashboard;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ytv2.model.testing.Session;

/// Invented reports, the same ones for the same seed. Their values are few, so that filters meet.
public record RandomReports(Random random) {

    private static final List<String> SOURCES = List.of("youtube", "reddit", "web", "lds", "other");
    private static final List<String> LANGUAGES = List.of("en", "en-US", "fr", "pt_BR", "english", "ja", "");
    private static final List<String> CHANNELS =
            List.of("Le  Monde", "Kurzgesagt – Nutshell", "r/java", "日本", "100%_\\");
    private static final List<String> CATEGORIES = List.of("History", "Post–War Era", "AI", "O'Reilly", "a=b");
    private static final List<String> SUBCATEGORIES = List.of("Old", "Modern", "Tools & \"Tips\"", "AI");
    private static final List<String> VARIANTS = List.of(
            "comprehensive", "key-points", "bullet-points", "executive", "audio", "audio-fr:intermediate", "insights");
    private static final List<String> WORDS =
            List.of("orbit", "Éclair", "under_score", "100%", "🚀", "back\\slash", "quiet");

    public void store(Session session, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            StoredVideo video = new StoredVideo(row(i));
            for (String variant : some(VARIANTS, 3)) {
                video = video.with(variant, words(), "<p>html</p>");
            }
            video.store(session);
        }
        Reports.tell(session);
    }

    /// One of the values by which lists can be narrowed, as a request's query has it.
    public <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String row(int number) {
        return """
                {"video_id": "random-%03d", "title": "%s", "channel_name": "%s", "content_source": "%s",
                 "indexed_at": "2025-01-%02dT00:00:00Z", "duration_seconds": %d, "has_audio": %s,
                 "analysis_json": {"language": "%s", "content_type": "%s", "complexity": "%s", "categories": %s,
                    "key_topics": ["%s"]},
                 "subcategories_json": %s}
                """.formatted(
                        number,
                        words().replace("\\", "\\\\"),
                        one(CHANNELS).replace("\\", "\\\\"),
                        one(SOURCES),
                        1 + random.nextInt(28),
                        random.nextInt(5),
                        random.nextBoolean(),
                        one(LANGUAGES),
                        one(List.of("Tutorial", "How—to", "")),
                        one(List.of("Beginner", "Advanced", "")),
                        random.nextBoolean() ? categories() : "[\"" + one(CATEGORIES) + "\"]",
                        one(List.of("orbit", "probe")),
                        random.nextBoolean() ? "null" : "{\"categories\": " + categories() + "}");
    }

    private String categories() {
        return some(CATEGORIES, 2).stream()
                .map(category -> "{\"category\": \"%s\", \"subcategories\": [%s]}".formatted(category, subcategories()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String subcategories() {
        return some(SUBCATEGORIES, 2).stream()
                .map(name -> "\"" + name.replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private String words() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> one(WORDS))
                .collect(Collectors.joining(" "));
    }

    /// From one to so many different ones.
    private <T> List<T> some(List<T> values, int most) {
        List<T> chosen = new ArrayList<>(values);
        Collections.shuffle(chosen, random);
        return List.copyOf(chosen.subList(0, 1 + random.nextInt(most)));
    }
}

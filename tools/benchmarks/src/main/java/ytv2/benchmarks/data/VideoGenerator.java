package ytv2.benchmarks.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ytv2.benchmarks.data.Video.Summary;

/// Makes the n-th video. The same n gives the same video, in whatever order and on whatever thread it is asked for.
final class VideoGenerator {

    private static final Instant FIRST = Instant.parse("2023-01-01T06:00:00Z");

    private static final List<String> TYPES =
            List.of("Tutorial", "Analysis", "Interview", "Discussion", "Review", "News");
    private static final List<String> LEVELS = List.of("Beginner", "Intermediate", "Advanced");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Tongue, Vocabulary> vocabularies = new EnumMap<>(Tongue.class);
    private final Ranks channels;
    private final Ranks categories = new Ranks(Category.ALL.size(), 1);

    /// @param videos how many there will be in all
    VideoGenerator(int videos) {
        for (Tongue tongue : Tongue.values()) {
            vocabularies.put(tongue, Vocabulary.of(tongue));
        }
        channels = new Ranks(Math.max(20, (int) (6 * Math.sqrt(videos))), 3);
    }

    Video video(int n) {
        RandomGenerator random = new SplittableRandom(1_000_003L * n + 17);
        Tongue tongue = Tongue.of(random.nextInt(100));
        Prose prose = new Prose(vocabulary(tongue), random);
        String id = id(random);
        boolean audio = random.nextInt(100) < 40;
        Instant indexed = FIRST.plus(Duration.ofMinutes(13L * n)).plusSeconds(random.nextInt(600));
        List<String> topics =
                Stream.generate(prose::subject).limit(6).distinct().toList();
        List<Summary> summaries = new Summaries(prose, random).make(n, audio);
        List<String> columns = List.of(
                id,
                "yt:" + id,
                prose.phrase(5, 11),
                channel(random),
                "https://www.youtube.com/watch?v=" + id,
                "https://i.ytimg.com/vi/" + id + "/hqdefault.jpg",
                source(random),
                indexed.minus(Duration.ofHours(random.nextInt(3, 4_000))).toString(),
                indexed.toString(),
                String.valueOf(random.nextInt(45, 9_000)),
                String.valueOf(random.nextInt(300, 12_000)),
                tongue.tag(),
                tongue.tag(),
                tongue.tag(),
                String.valueOf(audio),
                audio ? json(Map.of("audio_url", "/exports/audio/" + id + ".mp3", "has_audio", true)) : "",
                audio ? json(Map.of("mp3_duration_seconds", random.nextInt(90, 700))) : "",
                json(Map.of("categories", categories(random))),
                json(analysis(tongue, prose, topics, random)),
                json(topics),
                prose.paragraph(6),
                json(segments(prose)),
                indexed.toString(),
                indexed.toString());
        return new Video(id, indexed, columns, summaries);
    }

    private Vocabulary vocabulary(Tongue tongue) {
        return Objects.requireNonNull(vocabularies.get(tongue));
    }

    /// Eleven characters as YouTube gives them; so many that no two of a million are alike.
    private static String id(RandomGenerator random) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            id.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return id.toString();
    }

    private String channel(RandomGenerator random) {
        int rank = channels.next(random);
        Prose name = new Prose(vocabulary(Tongue.ENGLISH), new SplittableRandom(rank));
        return Prose.capitalised(name.subject()) + " " + Prose.capitalised(name.subject()) + " " + rank;
    }

    private static String source(RandomGenerator random) {
        int percent = random.nextInt(100);
        return percent < 88 ? "youtube" : percent < 95 ? "reddit" : "web";
    }

    private List<Map<String, Object>> categories(RandomGenerator random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(_ -> categories.next(random))
                .distinct()
                .map(Category.ALL::get)
                .map(category -> carried(category, random))
                .toList();
    }

    private static Map<String, Object> carried(Category category, RandomGenerator random) {
        List<String> all = new ArrayList<>(category.subcategories());
        all.subList(1 + random.nextInt(2), all.size()).clear();
        String other = category.subcategories()
                .get(random.nextInt(category.subcategories().size()));
        return new TreeMap<>(Map.of(
                "category",
                category.name(),
                "subcategories",
                Stream.concat(Stream.of(other), all.stream().filter(name -> random.nextBoolean()))
                        .distinct()
                        .toList()));
    }

    private static Map<String, Object> analysis(
            Tongue tongue, Prose prose, List<String> topics, RandomGenerator random) {
        return new TreeMap<>(Map.of(
                "schema_version",
                2,
                "language",
                tongue.tag(),
                "content_type",
                TYPES.get(random.nextInt(TYPES.size())),
                "complexity_level",
                LEVELS.get(random.nextInt(LEVELS.size())),
                "key_topics",
                topics,
                "named_entities",
                Stream.generate(() -> Prose.capitalised(prose.subject()))
                        .limit(4)
                        .toList()));
    }

    private static List<Map<String, Object>> segments(Prose prose) {
        return IntStream.range(0, 5)
                .mapToObj(i -> (Map<String, Object>)
                        new TreeMap<String, Object>(Map.of("start", i * 7, "duration", 7, "text", prose.sentence())))
                .toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package ytv2.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.data.Video.Summary;

class VideoGeneratorTest {

    private static final List<Video> VIDEOS = videos(400);

    @Test
    void sameNumberIsSameVideoInWhateverOrder() {
        VideoGenerator another = new VideoGenerator(400);

        assertThat(another.video(399)).isEqualTo(VIDEOS.get(399));
        assertThat(another.video(7)).isEqualTo(VIDEOS.get(7));
        assertThat(VIDEOS.get(7)).isNotEqualTo(VIDEOS.get(8));
    }

    @Test
    void noTwoVideosHaveOneId() {
        assertThat(VIDEOS.stream().map(Video::id)).doesNotHaveDuplicates().allMatch(id -> id.length() == 11);
    }

    @Test
    void everyColumnHasItsValue() {
        assertThat(VIDEOS).allSatisfy(video -> assertThat(video.columns()).hasSameSizeAs(Video.COLUMNS));
    }

    /// A card repeats its primary summary: 14 kB of JSON come from 7 kB of summaries and transcript.
    @Test
    void summariesAreAsLongAsRealOnes() {
        double average = VIDEOS.stream()
                .mapToInt(video -> bytes(summaries(video)).length)
                .average()
                .orElseThrow();

        assertThat(average).isBetween(6_500.0, 9_500.0);
    }

    /// English prose of 2 kB is deflated at level 1 to 52 to 54 % of its size, on these documents and on the sample's
    /// summaries.
    @Test
    void textCompressesLikeRealText() {
        double ratio = VIDEOS.stream()
                .filter(video -> column(video, "language").equals("en"))
                .map(video -> bytes(video.summaries().getFirst().text()))
                .filter(text -> text.length > 1_500)
                .mapToDouble(text -> (double) deflated(text) / text.length)
                .average()
                .orElseThrow();

        assertThat(ratio).isBetween(0.50, 0.58);
    }

    @Test
    void fewChannelsHaveManyVideos() {
        List<Long> sizes = VIDEOS.stream()
                .collect(Collectors.groupingBy(video -> column(video, "channel_name"), Collectors.counting()))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();

        assertThat(sizes).hasSizeGreaterThan(60);
        assertThat(sizes.getFirst()).isGreaterThan(8 * sizes.get(sizes.size() / 2));
    }

    @Test
    void languagesVariantsAndCategoriesAllOccur() {
        Set<String> languages = new HashSet<>();
        Set<String> variants = new HashSet<>();
        String categories = VIDEOS.stream()
                .map(video -> column(video, "subcategories_json"))
                .collect(Collectors.joining());
        for (Video video : VIDEOS) {
            languages.add(column(video, "language"));
            video.summaries().forEach(summary -> variants.add(summary.variant()));
        }

        assertThat(languages).containsExactlyInAnyOrder("en", "de", "fr", "es", "ru", "ar");
        assertThat(variants)
                .contains("comprehensive", "key-points", "bullet-points", "executive", "key-insights", "audio");
        assertThat(Category.ALL).allMatch(category -> categories.contains(category.name()));
    }

    @Test
    void rareWordStandsInOneOfTwoHundred() {
        Map<Boolean, Long> found = VIDEOS.stream()
                .map(VideoGeneratorTest::summaries)
                .collect(Collectors.partitioningBy(
                        text -> text.toLowerCase(Locale.ROOT).contains(Summaries.RARE_WORD), Collectors.counting()));

        assertThat(found).containsEntry(true, 2L);
    }

    private static List<Video> videos(int count) {
        VideoGenerator generator = new VideoGenerator(count);
        return IntStream.range(0, count).mapToObj(generator::video).toList();
    }

    private static String summaries(Video video) {
        Function<Summary, String> both = summary -> summary.text() + summary.html();
        return video.summaries().stream().map(both).collect(Collectors.joining());
    }

    private static String column(Video video, String name) {
        return video.columns().get(Video.COLUMNS.indexOf(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(bytes);
            deflater.finish();
            return deflater.deflate(new byte[2 * bytes.length]);
        }
    }
}

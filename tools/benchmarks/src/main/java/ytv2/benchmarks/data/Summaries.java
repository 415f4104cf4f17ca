package ytv2.benchmarks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ytv2.benchmarks.data.Video.Summary;
import ytv2.model.summary.SummaryBody;

/// The summaries of one video. Their HTML is made from their text, as the ingest service makes it.
public final class Summaries {

    /// Stands in the text of one video in two hundred, and nowhere else.
    public static final String RARE_WORD = "heliotropium";

    private static final int RARENESS = 200;

    private static final List<String> TEXTS =
            List.of("comprehensive", "key-points", "bullet-points", "executive", "key-insights");

    private static final List<String> AUDIO = List.of("audio", "audio-fr", "audio-es:intermediate");

    private final Prose prose;
    private final RandomGenerator random;

    Summaries(Prose prose, RandomGenerator random) {
        this.prose = prose;
        this.random = random;
    }

    /// @param n the video's number
    List<Summary> make(int n, boolean audio) {
        List<Summary> summaries = new ArrayList<>();
        int first = random.nextInt(TEXTS.size());
        int texts = 2 + (random.nextInt(4) == 0 ? 1 : 0);
        for (int i = 0; i < texts; i++) {
            String variant = TEXTS.get((first + i) % TEXTS.size());
            summaries.add(summary(variant, rare(n) + text(variant)));
        }
        if (audio) {
            String variant = AUDIO.get(random.nextInt(AUDIO.size()));
            summaries.add(summary(variant, prose.paragraph(7)));
        }
        return summaries;
    }

    private static String rare(int n) {
        return n % RARENESS == RARENESS / 2 ? Prose.capitalised(RARE_WORD) + ". " : "";
    }

    private String text(String variant) {
        return switch (variant) {
            case "key-points" ->
                "**Main topic:** " + prose.sentence() + "\n\n**Key points:**\n" + bullets(13) + "\n\n**Takeaway:** "
                        + prose.sentence();
            case "bullet-points", "key-insights" -> bullets(15);
            default -> IntStream.range(0, 4).mapToObj(_ -> prose.paragraph(4)).collect(Collectors.joining("\n\n"));
        };
    }

    private String bullets(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "• " + prose.sentence()).collect(Collectors.joining("\n"));
    }

    private static Summary summary(String variant, String text) {
        SummaryBody body = SummaryBody.of(text, null).orElseThrow();
        return new Summary(variant, body.text(), body.html());
    }
}

package ytv2.benchmarks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Running text about something. Its subjects come back, as those of a real text do.
final class Prose {

    private static final int SUBJECTS = 14;

    private final Vocabulary vocabulary;
    private final RandomGenerator random;
    private final List<String> subjects = new ArrayList<>();

    Prose(Vocabulary vocabulary, RandomGenerator random) {
        this.vocabulary = vocabulary;
        this.random = random;
        while (subjects.size() < SUBJECTS) {
            subjects.add(vocabulary.subject(random));
        }
    }

    String subject() {
        return subjects.get(random.nextInt(SUBJECTS));
    }

    /// Without a full stop.
    String phrase(int fewest, int most) {
        StringBuilder phrase = new StringBuilder();
        int words = random.nextInt(fewest, most + 1);
        for (int i = 0; i < words; i++) {
            String word = random.nextInt(8) == 0 ? subject() : vocabulary.word(random);
            phrase.append(i == 0 ? "" : i % 9 == 8 ? ", " : " ").append(i == 0 ? capitalised(word) : word);
        }
        return phrase.toString();
    }

    String sentence() {
        return phrase(8, 22) + ".";
    }

    String paragraph(int sentences) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            all.add(sentence());
        }
        return String.join(" ", all);
    }

    static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}

package ytv2.benchmarks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The words of a language and how often each is used.
///
/// Frequencies fall by rank as in real text (Zipf–Mandelbrot), and the frequent words are the short ones: this is what
/// decides how well a text compresses, and how many texts a trigram is found in.
final class Vocabulary {

    /// Words that a summary's author has at hand.
    private static final int WORDS = 12_000;

    private static final double FLATTENED = 2.7;

    private final List<String> words;
    private final Ranks ranks = new Ranks(WORDS, FLATTENED);

    private Vocabulary(List<String> words) {
        this.words = words;
    }

    static Vocabulary of(Tongue tongue) {
        RandomGenerator random = new SplittableRandom(tongue.ordinal() + 1L);
        Set<String> made = new LinkedHashSet<>(Arrays.asList(tongue.frequent()));
        String[] syllables = tongue.syllables();
        List<String> others = new ArrayList<>();
        while (made.size() < WORDS) {
            String word = word(syllables, random);
            if (made.add(word)) {
                others.add(word);
            }
        }
        others.sort(Comparator.comparingInt(word -> word.length() / 3));
        List<String> words = new ArrayList<>(Arrays.asList(tongue.frequent()));
        words.addAll(others);
        return new Vocabulary(List.copyOf(words.subList(0, WORDS)));
    }

    /// A word as it comes in running text.
    String word(RandomGenerator random) {
        return words.get(ranks.next(random));
    }

    /// A word that means something: none of the most frequent ones.
    String subject(RandomGenerator random) {
        return words.get(random.nextInt(400, 3_000));
    }

    private static String word(String[] syllables, RandomGenerator random) {
        int count = 1 + random.nextInt(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < count; i++) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }
}

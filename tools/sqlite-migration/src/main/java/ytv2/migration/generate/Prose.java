package ytv2.migration.generate;

import java.util.SplittableRandom;

/// Invented words.
final class Prose {

    private static final String[] WORDS = ("anchor basin canyon delta ember fjord glacier harbour island jungle lagoon"
                    + " meadow nebula oasis prairie quarry rapids savanna tundra upland valley wetland atoll bluff cove"
                    + " dune estuary forest grotto heath inlet knoll ledge marsh orchard plateau ridge summit terrace"
                    + " \u00e9tang \u7530\u3093\u307c \ud83c\udfd4\ufe0f")
            .split(" ");

    private static final int PER_SENTENCE = 12;

    private final SplittableRandom random;

    Prose(SplittableRandom random) {
        this.random = random;
    }

    String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    String words(int count) {
        StringBuilder words = new StringBuilder();
        addWords(words, count);
        return words.toString();
    }

    /// @param characters about how long it gets
    String paragraphs(int characters) {
        StringBuilder text = new StringBuilder(characters + 200);
        addSentence(text);
        for (int sentence = 1; text.length() < characters; sentence++) {
            addSentence(text.append(sentence % 4 == 0 ? "\n\n" : " "));
        }
        return text.toString();
    }

    private void addSentence(StringBuilder text) {
        int start = text.length();
        addWords(text, PER_SENTENCE);
        text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
        text.append('.');
    }

    private void addWords(StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
    }

    /// With the marks that the processing side sets.
    String points(int characters) {
        StringBuilder text = new StringBuilder(characters + 200)
                .append("**Main topic:** ")
                .append(words(4))
                .append("\n\n**Key points:**");
        do {
            addSentence(text.append("\n\u2022 "));
        } while (text.length() < characters);
        return text.append("\n\n**Takeaway:** ").append(words(5)).toString();
    }
}

package ytv2.ingest.report;

import static ytv2.ingest.JsonValue.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ytv2.ingest.JsonValue;

/// What a field of a report takes. Everything else that it is sent is refused by its name.
enum FieldType {
    LINE(shortTexts(), DIGITS),
    ID(shortTexts()),
    LANGUAGE(shortTexts()),
    SOURCE(shortTexts(), DIGITS),
    /// A scheme is all that can be wrong with a text: a time has one, too.
    URL(
            without(
                    shortTexts(),
                    SCRIPT,
                    JsonValue.TIME,
                    LOCAL_TIME,
                    OBJECT_IN_TEXT,
                    NUL_IN_TEXT_OF_JSON,
                    SURROGATE_IN_TEXT_OF_JSON,
                    SAME_MEMBER_TWICE_IN_TEXT),
            DIGITS),
    SUMMARY(shortTexts(), DIGITS, LONG_TEXT),
    TRANSCRIPT(shortTexts(), DIGITS, LONG_TEXT, LONGER_TEXT),
    VARIANT(without(shortTexts(), BLANK, SMALLEST, ODD_CHARACTERS)),
    VIDEO_ID(EnumSet.of(WORD, NUMBER_IN_TEXT, HUGE_NUMBER_IN_TEXT, TIME, LOCAL_TIME)),
    INTEGER(EnumSet.of(ZERO, MINUS_ONE, FRACTION, LESS_THAN_DOUBLE, NUMBER_IN_TEXT)),
    TIMESTAMP(EnumSet.of(ZERO, MINUS_ONE, FRACTION, MORE_THAN_INTEGER, LESS_THAN_DOUBLE, SMALLEST, TIME, LOCAL_TIME)),
    INSTANT(EnumSet.of(ZERO, MINUS_ONE, FRACTION, MORE_THAN_INTEGER, LESS_THAN_DOUBLE, SMALLEST, TIME)),
    BOOLEAN(EnumSet.of(TRUE, FALSE, ZERO)),
    OBJECT(objects(), BLANK),
    JSON(objects(), EMPTY_ARRAY, NULLS, NUMBERS, WORDS, EMPTY_OBJECTS, DEEP_ARRAY, ARRAY_IN_TEXT, BLANK),
    SEGMENTS(EnumSet.of(EMPTY_ARRAY, NULLS, NUMBERS, WORDS, EMPTY_OBJECTS, DEEP_ARRAY, ARRAY_IN_TEXT, BLANK)),
    CATEGORY_DOCUMENT(EnumSet.of(EMPTY_ARRAY, WORDS, EMPTY_OBJECT, JsonValue.CATEGORIES, ARRAY_IN_TEXT, BLANK)),
    NAMES_OF_FIELDS(EnumSet.of(EMPTY_ARRAY, BLANK)),
    SUMMARIES(EnumSet.of(EMPTY_ARRAY, EMPTY_OBJECTS, BLANK)),
    /// A member that is kept as it is.
    ANYTHING(without(EnumSet.allOf(JsonValue.class), refusedAnywhere()));

    private final Set<JsonValue> taken;

    FieldType(Set<JsonValue> taken, JsonValue... more) {
        this.taken = EnumSet.copyOf(taken);
        this.taken.addAll(List.of(more));
        // not sent, as far as a report goes
        if (!name().equals("VIDEO_ID")) {
            this.taken.addAll(List.of(NULL, EMPTY_TEXT));
        }
    }

    /// The values that it takes, and only those.
    Set<JsonValue> taken() {
        return taken;
    }

    /// All others; the longest only where the next one is taken, for it takes its time.
    Set<JsonValue> refused() {
        Set<JsonValue> refused = EnumSet.complementOf(EnumSet.copyOf(taken));
        if (!taken.contains(LONGER_TEXT)) {
            refused.remove(LONGEST_TEXT);
        }
        return refused;
    }

    /// Numbers count as texts.
    private static Set<JsonValue> shortTexts() {
        return EnumSet.of(
                ZERO,
                MINUS_ONE,
                FRACTION,
                MORE_THAN_INTEGER,
                MORE_THAN_LONG,
                MORE_THAN_DOUBLE,
                LESS_THAN_DOUBLE,
                SMALLEST,
                WORD,
                BLANK,
                NUMBER_IN_TEXT,
                HUGE_NUMBER_IN_TEXT,
                EMOJI,
                ODD_CHARACTERS,
                ADDRESS,
                SCRIPT,
                JsonValue.TIME,
                LOCAL_TIME,
                OBJECT_IN_TEXT,
                ARRAY_IN_TEXT,
                NO_JSON_IN_TEXT,
                NUL_IN_TEXT_OF_JSON,
                SURROGATE_IN_TEXT_OF_JSON,
                SAME_MEMBER_TWICE_IN_TEXT);
    }

    private static Set<JsonValue> objects() {
        return EnumSet.of(EMPTY_OBJECT, JsonValue.OBJECT, DEEP_OBJECT, CATEGORIES, NO_CATEGORIES, OBJECT_IN_TEXT);
    }

    private static JsonValue[] refusedAnywhere() {
        Set<JsonValue> refused = EnumSet.copyOf(UNSTORABLE);
        refused.addAll(List.of(SMALLEST, HUGE_NUMBERS, HUGE_NUMBER_IN_OBJECT, LONGER_TEXT, LONGEST_TEXT, LONG_OBJECT));
        return refused.toArray(JsonValue[]::new);
    }

    private static Set<JsonValue> without(Set<JsonValue> values, JsonValue... unwanted) {
        Set<JsonValue> rest = EnumSet.copyOf(values);
        Arrays.asList(unwanted).forEach(rest::remove);
        return rest;
    }
}

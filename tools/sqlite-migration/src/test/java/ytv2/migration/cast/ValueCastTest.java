package ytv2.migration.cast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.migration.source.Side;
import ytv2.model.SentTime;

class ValueCastTest {

    private final Notes notes = new Notes();

    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of("2025-03-01T08:00:00Z", "2025-03-01T08:00:00Z", true),
                Arguments.of("2025-03-01T08:00:00+02:00", "2025-03-01T06:00:00Z", true),
                Arguments.of("2025-03-01T08:00:00", "2025-03-01T08:00:00Z", false),
                Arguments.of(" 2025-03-01 08:00:00.123456 ", "2025-03-01T08:00:00.123456Z", false),
                Arguments.of("2025-03-01", "2025-03-01T00:00:00Z", false),
                Arguments.of("20250301", "2025-03-01T00:00:00Z", false),
                Arguments.of(20250301, "2025-03-01T00:00:00Z", false),
                Arguments.of(1740816000, "2025-03-01T08:00:00Z", true),
                Arguments.of(1740816000.25, "2025-03-01T08:00:00.250Z", true),
                Arguments.of(1740816000123L, "2025-03-01T08:00:00.123Z", true),
                Arguments.of("1740816000", "2025-03-01T08:00:00Z", true),
                Arguments.of("1740816000123", "2025-03-01T08:00:00.123Z", true),
                Arguments.of("1.740816e9", "2025-03-01T08:00:00Z", true));
    }

    @ParameterizedTest
    @MethodSource("times")
    void timesAreReadInAllForms(Object value, String instant, boolean exact) {
        assertThat(cast(value, null).time("c")).contains(new SentTime(Instant.parse(instant), exact));
    }

    static Stream<Object> noTimes() {
        return Stream.of(
                "yesterday", 0, "0", 2025, "2025-02-30", 1e300, "99999-01-01T00:00:00Z", "0000-00-00", new byte[] {1});
    }

    @ParameterizedTest
    @MethodSource("noTimes")
    void whatIsNoTimeIsNotedAndKept(Object value) {
        ValueCast cells = cast(value, null);

        assertThat(cells.time("c")).isEmpty();
        assertThat(notes.all()).extracting(Note::reason).containsExactly("is no time");
        assertThat(cells.changed()).containsExactly("c");
    }

    @Test
    void zoneMakesATimeExact() {
        ValueCast cells = cast("2025-07-01T08:00:00", ZoneId.of("Europe/Berlin"));

        assertThat(cells.time("c")).contains(new SentTime(Instant.parse("2025-07-01T06:00:00Z"), true));
        assertThat(notes.all())
                .extracting(Note::reason)
                .containsExactly("has no offset: read as time of Europe/Berlin");
    }

    static Stream<Arguments> integers() {
        return Stream.of(
                Arguments.of(12, 12),
                Arguments.of("12", 12),
                Arguments.of(" +12 ", 12),
                Arguments.of(12.0, 12),
                Arguments.of("12.6", 13),
                Arguments.of(-3, -3),
                Arguments.of(Integer.MAX_VALUE, Integer.MAX_VALUE),
                Arguments.of("1e3", 1000));
    }

    @ParameterizedTest
    @MethodSource("integers")
    void numbersAreRead(Object value, int number) {
        assertThat(cast(value, null).integer("c")).contains(number);
    }

    static Stream<Object> noIntegers() {
        return Stream.of("12:34", "NaN", "Infinity", "12d", "0x10", "many", 1L << 40, Long.MIN_VALUE, 1e300, "1 2");
    }

    @ParameterizedTest
    @MethodSource("noIntegers")
    void whatIsNoNumberIsNotedAndKept(Object value) {
        ValueCast cells = cast(value, null);

        assertThat(cells.integer("c")).isEmpty();
        assertThat(notes.all()).extracting(Note::reason).containsExactly("is no number that fits");
        assertThat(cells.changed()).containsExactly("c");
    }

    static Stream<Arguments> bools() {
        return Stream.of(
                Arguments.of(1, Optional.of(true)),
                Arguments.of("True", Optional.of(true)),
                Arguments.of(0.0, Optional.of(false)),
                Arguments.of("no", Optional.of(false)),
                Arguments.of("", Optional.empty()),
                Arguments.of(2, Optional.empty()),
                Arguments.of("perhaps", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("bools")
    void truthIsRead(Object value, Optional<Boolean> truth) {
        assertThat(cast(value, null).bool("c")).isEqualTo(truth);
    }

    @Test
    void textIsMadeStorable() {
        assertThat(cast("a\0b", null).text("c")).contains("ab");
        assertThat(cast(new byte[] {'a', (byte) 0xff}, null).text("c")).contains("a\uFFFD");
        assertThat(cast(5, null).text("c")).contains("5");
        assertThat(cast("\0", null).text("c")).isEmpty();
        assertThat(cast("  \n", null).text("c")).isEmpty();
        assertThat(cast(null, null).text("c")).isEmpty();
    }

    @Test
    void textIsCutBetweenCharacters() {
        assertThat(cast("\uD83D\uDE00\uD83D\uDE00x", null).text("c", 1)).contains("\uD83D\uDE00");
    }

    @Test
    void thingsAreNotedOnce() {
        ValueCast cells = cast(5, null);

        assertThat(cells.text("c")).isEqualTo(cells.text("c"));
        assertThat(notes.all()).hasSize(1);
    }

    private ValueCast cast(@Nullable Object value, @Nullable ZoneId zone) {
        return new ValueCast(Rows.content(Side.NAS, "c", value), Optional.ofNullable(zone), notes);
    }
}

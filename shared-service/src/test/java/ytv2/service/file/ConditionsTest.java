package ytv2.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.file.ByteRange.Part;
import ytv2.service.file.Conditions.Outcome;

final class ConditionsTest {

    /// 255 bytes, one nanosecond past the epoch's first second: the tag is `ff-3b9aca01`.
    private static final Instant MODIFIED = Instant.ofEpochSecond(1, 1);

    private static final StoredFile SETTLED =
            new StoredFile(Path.of("a.mp3"), FileType.MP3, 255, MODIFIED, MODIFIED.plusSeconds(60));

    private static final StoredFile FRESH =
            new StoredFile(Path.of("a.mp3"), FileType.MP3, 255, MODIFIED, MODIFIED.plusSeconds(1));

    private static Outcome outcome(StoredFile file, Map<String, String> headers) {
        return conditions(headers).of(file);
    }

    private static Conditions conditions(Map<String, String> headers) {
        return new Conditions(name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            If-None-Match       | "ff-3b9aca01"                 | NOT_MODIFIED
            If-None-Match       | W/"ff-3b9aca01"               | NOT_MODIFIED
            If-None-Match       | "x", W/"ff-3b9aca01"          | NOT_MODIFIED
            If-None-Match       | *                             | NOT_MODIFIED
            If-None-Match       | "ff-3b9aca00"                 | MET
            If-None-Match       | ff-3b9aca01                   | MET
            If-Modified-Since   | Thu, 01 Jan 1970 00:00:01 GMT | NOT_MODIFIED
            If-Modified-Since   | Fri, 02 Jan 1970 00:00:00 GMT | NOT_MODIFIED
            If-Modified-Since   | Thu, 01 Jan 1970 00:00:00 GMT | MET
            If-Modified-Since   | yesterday                     | MET
            If-Match            | "ff-3b9aca01"                 | MET
            If-Match            | *                             | MET
            If-Match            | "x"                           | FAILED
            If-Match            | W/"ff-3b9aca01"               | FAILED
            If-Unmodified-Since | Thu, 01 Jan 1970 00:00:01 GMT | MET
            If-Unmodified-Since | Thu, 01 Jan 1970 00:00:00 GMT | FAILED
            If-Unmodified-Since | yesterday                     | MET
            """)
    void conditionIsJudged(String header, String value, Outcome outcome) {
        assertThat(outcome(SETTLED, Map.of(header, value))).isEqualTo(outcome);
    }

    @Test
    void requestWithoutConditionsIsServed() {
        assertThat(outcome(SETTLED, Map.of())).isEqualTo(Outcome.MET);
    }

    @Test
    void tagsGoBeforeTimes() {
        assertThat(outcome(
                        SETTLED,
                        Map.of("If-None-Match", "\"x\"", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:01 GMT")))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(
                        SETTLED,
                        Map.of("If-Match", "\"ff-3b9aca01\"", "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void requirementGoesBeforeKnowledge() {
        assertThat(outcome(SETTLED, Map.of("If-Match", "\"x\"", "If-None-Match", "*")))
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void fileThatMayStillChangeUnseenIsKnownButNotRequired() {
        assertThat(FRESH.isStrong()).isFalse();
        assertThat(outcome(FRESH, Map.of("If-None-Match", "W/\"ff-3b9aca01\""))).isEqualTo(Outcome.NOT_MODIFIED);
        assertThat(outcome(FRESH, Map.of("If-Match", "\"ff-3b9aca01\""))).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "ff-3b9aca01"                 | true
            Thu, 01 Jan 1970 00:00:01 GMT | true
            W/"ff-3b9aca01"               | false
            "x"                           | false
            Thu, 01 Jan 1970 00:00:02 GMT | false
            *                             | false
            """)
    void restIsSentOnlyForTheSameFile(String ifRange, boolean same) {
        Conditions conditions = conditions(Map.of("Range", "bytes=1-2", "If-Range", ifRange));

        assertThat(conditions.range(SETTLED)).isEqualTo(same ? new Part(1, 2) : ByteRange.WHOLE);
        assertThat(conditions.range(FRESH)).isEqualTo(ByteRange.WHOLE);
    }

    @Test
    void compressedFileHasNoParts() {
        assertThat(conditions(Map.of("Range", "bytes=1-2")).range(SETTLED.as(FileType.JSON)))
                .isEqualTo(ByteRange.WHOLE);
        assertThat(conditions(Map.of("Range", "bytes=1-2")).range(SETTLED)).isEqualTo(new Part(1, 2));
    }
}

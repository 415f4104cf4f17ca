package ytv2.service.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.file.ByteRange.Part;

final class ByteRangeTest {

    private static final long SIZE = 1000;

    /// The examples of RFC 9110, 14.1.2, scaled, and what browsers send.
    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 999",
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=500-, 500, 999",
        "bytes=-500, 500, 999",
        "bytes=-1, 999, 999",
        "bytes=-1000, 0, 999",
        "bytes=-5000, 0, 999",
        "bytes=999-, 999, 999",
        "bytes=999-999999999999999999, 999, 999",
        "bytes=999-99999999999999999999999, 999, 999",
        "bytes=-99999999999999999999999, 0, 999",
        "bytes=0-0, 0, 0",
        "BYTES=0-0, 0, 0",
        "'bytes= 7-8 ', 7, 8",
        "'bytes=,7-8,', 7, 8",
    })
    void partIsFound(String header, long first, long last) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=1000-",
                "bytes=5000-6000",
                "bytes=-0",
                "bytes=99999999999999999999999-",
            })
    void whatTheFileDoesNotHaveCannotBeSatisfied(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(ByteRange.UNSATISFIABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=0-1,5",
                "bytes=0-1,-",
                "bytes=0-1 5-6",
                "bytes=--1",
                "bytes=0x0-",
                "bytes=1.5-2",
                "bytes=0-1;q=1",
            })
    void whatIsNoRangeIsIgnored(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(ByteRange.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-1", "", "0-1", "bytes", "x bytes=0-1"})
    void otherUnitsAreIgnored(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(ByteRange.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=0-,-1", "bytes= , -1 ,, 7- , 0-0 ,"})
    void severalPartsAreTheWhole(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(ByteRange.WHOLE);
    }

    @Test
    void emptyFileHasNoPart() {
        assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(ByteRange.UNSATISFIABLE);
        assertThat(ByteRange.parse("bytes=-1", 0)).isEqualTo(ByteRange.UNSATISFIABLE);
    }

    @Test
    void lengthCountsBothEnds() {
        assertThat(new Part(7, 8).length()).isEqualTo(2);
    }
}

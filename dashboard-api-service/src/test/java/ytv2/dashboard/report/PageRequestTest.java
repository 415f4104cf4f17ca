package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRequestTest {

    @Test
    void nothingSentIsTheFirstPageOfTwenty() {
        assertThat(PageRequest.parse(null, null)).isEqualTo(new PageRequest(1, 20));
        assertThat(PageRequest.parse("", "")).isEqualTo(new PageRequest(1, 20));
        assertThat(PageRequest.parse("3", null)).isEqualTo(new PageRequest(3, 20));
        assertThat(PageRequest.parse(null, "7")).isEqualTo(new PageRequest(1, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", " ", "1 2", "0x1", "1e3", "+", "-", "--1", "٢", "１", "1_0", "null"})
    void whatIsNoIntegerMakesBothTheirDefaults(String text) {
        assertThat(PageRequest.parse(text, "7")).isEqualTo(new PageRequest(1, 20));
        assertThat(PageRequest.parse("7", text)).isEqualTo(new PageRequest(1, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 2, 2",
        "+2, 2, 2",
        "0, 1, 1",
        "-0, 1, 1",
        "-1, 1, 1",
        "50, 50, 50",
        "51, 51, 50",
        "0000000000000000000007, 7, 7",
        "42949672, 42949672, 50",
        "42949673, 42949672, 50",
        "999999999, 42949672, 50",
        "2147483648, 42949672, 50",
        "99999999999999999999, 42949672, 50",
        "-99999999999999999999, 1, 1",
    })
    void numbersAreBroughtIntoTheirRange(String text, int page, int size) {
        assertThat(PageRequest.parse(text, "1").page()).isEqualTo(page);
        assertThat(PageRequest.parse("1", text).size()).isEqualTo(size);
    }

    @Test
    void offsetOfTheLastPageIsStillPositive() {
        PageRequest last = PageRequest.parse("9".repeat(100), "50");

        assertThat(last.offset()).isPositive().isEqualTo((42949672 - 1) * 50);
        assertThat(PageRequest.FIRST.offset()).isZero();
    }
}

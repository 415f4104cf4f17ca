package ytv2.dashboard.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which page of how many cards. Existing clients ask for anything: what cannot be read is page 1 of 20, what is out of
/// range is brought into it.
///
/// @param page from 1
/// @param size from 1 to 50
record PageRequest(int page, int size) {

    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST_SIZE = 50;
    /// The last page whose offset is still an `int`.
    private static final int LAST_PAGE = Integer.MAX_VALUE / LARGEST_SIZE;

    private static final Pattern INTEGER = Pattern.compile("(?<sign>[+-]?)0*(?<digits>[0-9]+)");
    /// So many digits are an `int` in any case; a number with more is out of every range here.
    private static final int INT_DIGITS = 9;

    static final PageRequest FIRST = new PageRequest(1, DEFAULT_SIZE);

    /// @param page as sent, `null` or empty if it was not
    /// @param size as sent, `null` or empty if it was not
    static PageRequest parse(@Nullable String page, @Nullable String size) {
        Optional<Integer> number = integer(page, 1, LAST_PAGE);
        Optional<Integer> cards = integer(size, DEFAULT_SIZE, LARGEST_SIZE);
        return number.isPresent() && cards.isPresent() ? new PageRequest(number.get(), cards.get()) : FIRST;
    }

    /// Cards before the page.
    int offset() {
        return (page - 1) * size;
    }

    /// Empty if the text is no integer.
    private static Optional<Integer> integer(@Nullable String text, int absent, int largest) {
        if (text == null || text.isEmpty()) {
            return Optional.of(absent);
        }
        Matcher integer = INTEGER.matcher(text.strip());
        return integer.matches() ? Optional.of(clamped(integer, largest)) : Optional.empty();
    }

    private static int clamped(Matcher integer, int largest) {
        if (integer.group("sign").equals("-")) {
            return 1;
        }
        String digits = integer.group("digits");
        return digits.length() > INT_DIGITS ? largest : Math.clamp(Integer.parseInt(digits), 1, largest);
    }
}

package ytv2.benchmarks.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A table of Markdown, wide enough to be read as it is.
public final class MarkdownTable {

    private MarkdownTable() {}

    /// @param lines of as many cells each; the first is the head
    public static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < lines.getFirst().size(); column++) {
            int at = column;
            widths.add(
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
        }
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths));
            if (i == 0) {
                text.append(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n")));
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            boolean left = i == 0 || !cells.get(i).matches("[0-9.,]*");
            line.append(' ')
                    .append(left ? cells.get(i) + padding : padding + cells.get(i))
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    public static String millis(Duration duration) {
        return number(duration.toNanos() / 1e6);
    }

    /// Three digits that mean something.
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : value < 10 ? "%.1f" : "%.0f", value);
    }
}

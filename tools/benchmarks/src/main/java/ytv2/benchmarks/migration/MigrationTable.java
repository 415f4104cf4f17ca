package ytv2.benchmarks.migration;

import static ytv2.benchmarks.report.MarkdownTable.number;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import ytv2.benchmarks.report.MarkdownTable;

/// The results for people.
record MigrationTable(List<MigrationFigures> rows) {

    private static final List<String> SPEED = List.of(
            "videos", "run s", "videos/s", "transport s", "\\copy s", "pgloader s", "verify s", "scans s", "peak MB");

    private static final List<String> GOALS = List.of(
            "videos",
            "\\copy ÷ transport (≥ 0.6)",
            "pgloader ÷ run (≥ 2)",
            "\\copy ÷ run (aim 0.3)",
            "scans ÷ verify (≥ 0.5)");

    String text() {
        List<List<String>> speed = new ArrayList<>(List.of(SPEED));
        List<List<String>> goals = new ArrayList<>(List.of(GOALS));
        for (MigrationFigures row : rows) {
            speed.add(List.of(
                    Integer.toString(row.videos()),
                    number(row.run()),
                    number(row.videos() / row.run()),
                    number(row.transport()),
                    number(row.copy()),
                    orMissing(row.pgloader()),
                    number(row.verify()),
                    number(row.scans()),
                    number(row.peak() / 1e6)));
            goals.add(List.of(
                    Integer.toString(row.videos()),
                    number(row.transportEfficiency()),
                    orMissing(row.toPgloader()),
                    number(row.toCopy()),
                    number(row.verifyEfficiency())));
        }
        return MarkdownTable.aligned(speed) + "\n" + MarkdownTable.aligned(goals);
    }

    private static String orMissing(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "not installed";
    }
}

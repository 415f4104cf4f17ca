package ytv2.benchmarks.row;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.benchmarks.row.Row.Kind;

/// What else the service reads: too much alike to be measured, but every statement's plan is of interest.
public final class OtherReads {

    private static final List<String> ORDERS = List.of(
            "added_asc", "video_newest", "video_oldest", "title_az", "title_za", "duration_desc", "duration_asc");

    private OtherReads() {}

    public static List<Row> of(Facts facts) {
        List<String> some = facts.ids().subList(0, Math.min(12, facts.ids().size()));
        return Stream.concat(
                        ORDERS.stream().map(order -> row("list by " + order, "/api/reports?size=12&sort=" + order)),
                        Stream.of(
                                row("list by topic", "/api/reports?size=12&topics=" + Catalogue.encoded(facts.topic())),
                                row("list since a day", "/api/reports?size=12&date_from=2025-06-01"),
                                row("list by ids", "/api/reports?size=12&ids=" + String.join(",", some)),
                                row("list by two values", "/api/reports?size=12&language=en&has_audio=true"),
                                row("newest video", "/api/reports?latest=true"),
                                row("search box", "/api/semantic-search?q=" + Facts.FREQUENT_WORD)))
                .toList();
    }

    private static Row row(String name, String path) {
        Question question = new Question(path + "&_={n}", _ -> Optional.empty());
        return new Row(name, Kind.UNCACHED, false, List.of(question), List.of());
    }
}

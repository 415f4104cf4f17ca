package ytv2.benchmarks.row;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ytv2.benchmarks.data.Summaries;
import ytv2.benchmarks.row.Facts.Counted;
import ytv2.benchmarks.row.Goal.CpuBelow;
import ytv2.benchmarks.row.Goal.CpuWithin;
import ytv2.benchmarks.row.Goal.Efficient;
import ytv2.benchmarks.row.Goal.OfStaticRoute;
import ytv2.benchmarks.row.Goal.P95Below;
import ytv2.benchmarks.row.Row.Kind;

/// All rows, in the order in which they are measured.
///
/// The parameter `_` means nothing to the service, and makes a target that nobody has asked for yet.
///
/// @param cursor where the last page begins that is full
public record Catalogue(Facts facts, String cursor) {

    private static final int PAGE = 12;
    private static final int LARGE_PAGE = 50;

    /// What the front end loads of 937 cards.
    private static final int PAGES_LOADED = 19;

    /// What is allowed for a hundred times as many videos, where nothing else is said.
    private static final double GROWTH = 1.5;

    private static final int MANY = 100_000;

    private static final double AIM = 0.75;
    private static final double OF_STATIC_ROUTE = 0.85;
    private static final Duration SEARCH_LIMIT = Duration.ofMillis(100);

    private static final String LIST = "list of 12";

    /// The number of the last page of 12 that is full.
    public static long lastFullPage(Facts facts) {
        return facts.videos() / PAGE;
    }

    public List<Row> rows() {
        return Stream.of(lists(), reports(), searches(), counts(), pages(), cached())
                .flatMap(List::stream)
                .toList();
    }

    private List<Row> lists() {
        Check page = Check.list(facts.videos(), PAGE);
        List<Question> newest = List.of(new Question("/api/reports?size=12&_={n}", page));
        return List.of(
                uncached(LIST, false, newest, List.of(grown(0.6), new Efficient(AIM))),
                uncached("list of 12, gzip", true, newest, List.of(grown(1.2))),
                uncached("list by category", false, byCategory(), List.of(grown(0.6), new Efficient(AIM))));
    }

    private List<Question> byCategory() {
        return facts.categories().stream()
                .map(category -> new Question(
                        "/api/reports?size=12&category=" + encoded(category.value()) + "&_={n}",
                        Check.list(category.videos(), Math.min(PAGE, category.videos()))))
                .toList();
    }

    private List<Row> reports() {
        List<Question> single = facts.ids().stream()
                .map(id -> new Question("/" + id + ".json", Check.text("/video/video_id", id)))
                .toList();
        List<Question> detail = facts.ids().stream()
                .map(id -> new Question("/api/reports/" + id, Check.text("/video_id", id)))
                .toList();
        return List.of(
                uncached("report /{id}.json", false, single, List.of(grown(0.25), new Efficient(AIM))),
                uncached("report /api/reports/{id}", false, detail, List.of(grown(0.25), new Efficient(AIM))));
    }

    private List<Row> searches() {
        return List.of(
                uncached("q, rare word", false, search(Summaries.RARE_WORD, facts.rare()), List.of(searchGoal())),
                uncached(
                        "q, frequent word",
                        false,
                        search(Facts.FREQUENT_WORD, facts.frequent()),
                        List.of(searchGoal())));
    }

    private Goal searchGoal() {
        return many() ? new P95Below(SEARCH_LIMIT) : new CpuBelow(8, 1);
    }

    private static List<Question> search(String word, long found) {
        return List.of(
                new Question("/api/reports?size=12&q=" + word + "&_={n}", Check.list(found, Math.min(PAGE, found))));
    }

    private List<Row> counts() {
        Counted first = facts.categories().getFirst();
        Goal facets = new CpuBelow(many() ? 300 : 8, 1);
        List<Goal> count = many() ? List.of(new CpuBelow(8, 1)) : List.of();
        Check page = Check.list(first.videos(), PAGE);
        Check both = Check.list(facts.englishWithAudio(), PAGE);
        return List.of(
                uncached(
                        "facets of all, cold",
                        false,
                        List.of(new Question("/api/filters?_={n}", Check.facet(first.value(), first.videos()))),
                        List.of(facets)),
                uncached(
                        "facets of a category, cold",
                        false,
                        List.of(new Question(
                                "/api/filters?category=" + encoded(first.value()) + "&_={n}",
                                Check.facet(first.value(), first.videos()))),
                        List.of(facets)),
                uncached(
                        "list by category, cold count",
                        false,
                        List.of(new Question(
                                "/api/reports?size=12&category=" + encoded(first.value()) + "&date_from={time}", page)),
                        count),
                uncached(
                        "list by two values, cold count",
                        false,
                        List.of(new Question("/api/reports?size=12&language=en&has_audio=true&date_from={time}", both)),
                        count));
    }

    private List<Row> pages() {
        Check page = Check.list(facts.videos(), PAGE);
        String number = "/api/reports?size=12&page=" + lastFullPage(facts) + "&_={n}";
        return List.of(
                uncached(
                        "last page by cursor",
                        false,
                        List.of(new Question("/api/reports?size=12&cursor=" + cursor + "&_={n}", page)),
                        List.of(new CpuWithin(1.2, LIST))),
                uncached(
                        "last page by number",
                        false,
                        List.of(new Question(number, page)),
                        many() ? List.of() : List.of(new CpuWithin(3, LIST))),
                uncached("19 pages of 50, gzip", true, largePages("&_={n}"), List.of(new CpuBelow(100, PAGES_LOADED))));
    }

    private List<Question> largePages(String suffix) {
        return IntStream.rangeClosed(1, PAGES_LOADED)
                .mapToObj(number -> new Question(
                        "/api/reports?page=" + number + "&size=500&sort=added_desc" + suffix,
                        Check.list(facts.videos(), LARGE_PAGE)))
                .toList();
    }

    private List<Row> cached() {
        Counted first = facts.categories().getFirst();
        List<Question> list = List.of(new Question("/api/reports?size=12", Check.list(facts.videos(), PAGE)));
        List<Question> facets = List.of(new Question("/api/filters", Check.facet(first.value(), first.videos())));
        List<Goal> asStatic = List.of(new OfStaticRoute(OF_STATIC_ROUTE));
        return List.of(
                new Row("cached list, gzip", Kind.CACHED, true, list, asStatic),
                new Row("cached list", Kind.CACHED, false, list, asStatic),
                new Row("304 for a list", Kind.REVALIDATED, true, list, asStatic),
                new Row("facets of all, warm", Kind.CACHED, false, facets, List.of()),
                new Row(
                        "19 cached pages of 50, gzip",
                        Kind.CACHED,
                        true,
                        largePages(""),
                        List.of(new CpuBelow(10, PAGES_LOADED))));
    }

    private boolean many() {
        return facts.videos() >= MANY;
    }

    private Goal grown(double millis) {
        return new CpuBelow(many() ? millis * GROWTH : millis, 1);
    }

    private static Row uncached(String name, boolean gzip, List<Question> questions, List<Goal> goals) {
        return new Row(name, Kind.UNCACHED, gzip, questions, goals);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

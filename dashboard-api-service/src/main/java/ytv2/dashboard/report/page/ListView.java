package ytv2.dashboard.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ytv2.dashboard.report.DocumentPage;

/// A page of cards, ready to be put into its template. What is empty is not shown.
///
/// @param q what was searched for
/// @param filters what the list is narrowed by, each leading to the list without it
/// @param kept the parameters that a new search keeps
/// @param previous the address of the page before
/// @param next the address of the page after
public record ListView(
        List<CardView> cards,
        String total,
        int page,
        long pages,
        String q,
        List<Link> filters,
        List<Kept> kept,
        String previous,
        String next) {

    /// Parameters that say which part of the list is shown, and in which order; all others narrow it.
    private static final Set<String> VIEW = Set.of("page", "size", "sort", "cursor", "q");

    public ListView {
        cards = List.copyOf(cards);
        filters = List.copyOf(filters);
        kept = List.copyOf(kept);
    }

    /// A hidden field of the search form.
    public record Kept(String name, String value) {}

    /// @param parameters those of the page, as the client wrote them
    static ListView of(DocumentPage page, Map<String, List<String>> parameters) {
        return new ListView(
                page.reports().stream().map(CardView::of).toList(),
                page.total() == 1 ? "1 report" : "%,d reports".formatted(page.total()),
                page.page(),
                page.pages(),
                String.join(" ", parameters.getOrDefault("q", List.of())),
                filters(parameters),
                kept(parameters),
                page.page() > 1 ? address(parameters, Math.min(page.page() - 1, page.pages())) : "",
                page.page() < page.pages() ? address(parameters, page.page() + 1L) : "");
    }

    private static String address(Map<String, List<String>> parameters, long page) {
        Map<String, List<String>> others = new HashMap<>(parameters);
        others.put("page", List.of(Long.toString(Math.max(1, page))));
        return "/" + Link.query(others);
    }

    private static List<Link> filters(Map<String, List<String>> parameters) {
        List<Link> links = new ArrayList<>();
        new TreeMap<>(parameters)
                .forEach((name, values) -> values.stream()
                        .filter(value -> !VIEW.contains(name) && !value.isBlank())
                        .map(value -> Link.toList(value, without(parameters, name, value)))
                        .forEach(links::add));
        return links;
    }

    private static Map<String, List<String>> without(Map<String, List<String>> parameters, String name, String value) {
        Map<String, List<String>> others = new HashMap<>(parameters);
        others.remove("page");
        others.computeIfPresent(
                name,
                (_, values) ->
                        values.stream().filter(other -> !other.equals(value)).toList());
        return others;
    }

    private static List<Kept> kept(Map<String, List<String>> parameters) {
        List<Kept> kept = new ArrayList<>();
        new TreeMap<>(parameters)
                .forEach((name, values) -> values.stream()
                        .filter(_ -> !name.equals("page") && !name.equals("q"))
                        .map(value -> new Kept(name, value))
                        .forEach(kept::add));
        return kept;
    }
}

package ytv2.dashboard.card;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which cards a request asks for: AND across its parameters, OR within one.
public final class CardFilter {

    private static final int MOST_IDS = 100;

    /// U+001F, the unit separator, stands between the category and the subcategory of a `pair` token.
    private static final char PAIR_SEPARATOR = '\u001f';

    private final FilterEcho echo;
    private final TimeRange added;
    private final Optional<SearchText> search;

    private CardFilter(FilterEcho echo, TimeRange added, Optional<SearchText> search) {
        this.echo = echo;
        this.added = added;
        this.search = search;
    }

    /// @throws ytv2.service.problem.ProblemException 400, naming the parameter, for what no card can have
    public static CardFilter parse(MultivaluedMap<String, String> parameters) {
        Values values = new Values(parameters);
        FilterEcho echo = new FilterEcho(
                values.all("source"),
                values.all("language"),
                values.all("category"),
                values.all("subcategory"),
                values.all("parentCategory"),
                values.all("channel"),
                values.all("content_type"),
                values.all("complexity", "complexity_level"),
                values.all("summary_type"),
                values.lists("topics"),
                values.first("has_audio").map(CardFilter::flag).orElse(null),
                ids(values),
                values.first("date_from").orElse(null),
                values.first("date_to").orElse(null));
        return new CardFilter(echo, TimeRange.of(values), SearchText.of(values));
    }

    public FilterEcho echo() {
        return echo;
    }

    /// The LIKE pattern of `q`; empty if nothing is searched for.
    public Optional<String> searchPattern() {
        return search.map(SearchText::pattern);
    }

    /// All that these cards have in common, `q` included.
    public Predicate predicate() {
        Predicate found = filters();
        return search.map(text -> found.and("search_text LIKE lower(%s)", text.pattern()))
                .orElse(found);
    }

    /// Whether facets are all that these cards have in common, so that they may stand anywhere in any order.
    public boolean isOfFacetsAlone() {
        return search.isEmpty()
                && echo.topics().isEmpty()
                && echo.ids().isEmpty()
                && added.from().isEmpty()
                && added.until().isEmpty();
    }

    /// The same but for `q`.
    public Predicate filters() {
        Predicate found = Predicate.all();
        found = oneOf(found, "source", echo.source(), lowerCase());
        found = oneOf(found, "language", echo.language(), BaseLanguage::of);
        found = categories(found);
        found = oneOf(found, "channel", echo.channel(), Function.identity());
        found = oneOf(found, "content_type", echo.contentType(), Function.identity());
        found = oneOf(found, "complexity", echo.complexity(), Function.identity());
        found = oneOf(found, "summary_type", summaryTypes(), Function.identity());
        if (echo.hasAudio() != null) {
            found = found.andOneOf(List.of("has_audio=" + echo.hasAudio()));
        }
        return inOtherColumns(found);
    }

    private Predicate categories(Predicate found) {
        List<String> parents = echo.parentCategory().isEmpty() ? echo.category() : echo.parentCategory();
        if (echo.subcategory().isEmpty()) {
            return oneOf(
                    oneOf(found, "category", echo.category(), Function.identity()),
                    "category",
                    echo.parentCategory(),
                    Function.identity());
        }
        if (parents.isEmpty()) {
            return oneOf(found, "subcategory", echo.subcategory(), Function.identity());
        }
        // a card with the pair has the category: only another parent's makes it a condition of its own
        Predicate inCategory = echo.parentCategory().isEmpty()
                ? found
                : oneOf(found, "category", echo.category(), Function.identity());
        return inCategory.andOneOf(pairs(parents, echo.subcategory()));
    }

    private static List<String> pairs(List<String> parents, List<String> subcategories) {
        return parents.stream()
                .flatMap(parent -> subcategories.stream().map(sub -> "pair=" + parent + PAIR_SEPARATOR + sub))
                .toList();
    }

    private List<String> summaryTypes() {
        return echo.summaryType().stream()
                .flatMap(name -> SummaryTypeName.variants(name).stream())
                .distinct()
                .toList();
    }

    private Predicate inOtherColumns(Predicate found) {
        Predicate narrower = found;
        if (!echo.topics().isEmpty()) {
            narrower = narrower.and("topics && %s", echo.topics());
        }
        if (added.from().isPresent()) {
            narrower = narrower.and("indexed_at >= %s", added.from().get());
        }
        if (added.until().isPresent()) {
            narrower = narrower.and("indexed_at < %s", added.until().get());
        }
        if (!echo.ids().isEmpty()) {
            narrower = narrower.and(
                    "video_id = ANY (%s)",
                    echo.ids().stream().map(CardFilter::bare).toList());
        }
        return narrower;
    }

    private static Predicate oneOf(
            Predicate found, String dimension, List<String> values, Function<String, String> stored) {
        return values.isEmpty()
                ? found
                : found.andOneOf(values.stream()
                        .map(stored)
                        .distinct()
                        .map(value -> dimension + "=" + value)
                        .toList());
    }

    private static Function<String, String> lowerCase() {
        return value -> value.toLowerCase(Locale.ROOT);
    }

    private static String bare(String id) {
        return id.startsWith("yt:") ? id.substring(3) : id;
    }

    /// Of the first list only, as front ends send it.
    private static List<String> ids(Values values) {
        return values.first("ids").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .limit(MOST_IDS)
                .toList();
    }

    /// `null` for what is neither.
    private static @Nullable Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }
}

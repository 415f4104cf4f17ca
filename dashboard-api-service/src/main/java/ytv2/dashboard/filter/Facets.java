package ytv2.dashboard.filter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ytv2.dashboard.card.SummaryTypeName;
import ytv2.model.ContentSource;

/// What `/api/filters` answers: for each dimension its values, the most frequent first.
///
/// @param contentSource the same as `source`, by its newer name
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record Facets(
        List<Labelled> source,
        List<Labelled> contentSource,
        List<Labelled> languages,
        List<Category> categories,
        List<Value> contentType,
        List<Value> complexityLevel,
        List<Value> channels,
        List<Flag> hasAudio,
        List<Value> summaryType) {

    private static final char PAIR_SEPARATOR = '\u001f';

    /// A value that people know by another name.
    @RegisterForReflection
    record Labelled(String value, String label, long count) {}

    @RegisterForReflection
    record Value(String value, long count) {}

    @RegisterForReflection
    record Flag(boolean value, long count) {}

    /// @param subcategories absent if the category has none
    @RegisterForReflection
    record Category(
            String value,
            long count,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Value> subcategories) {}

    static Facets of(List<FacetCount> counts) {
        Map<String, List<FacetCount>> byDimension =
                counts.stream().collect(Collectors.groupingBy(FacetCount::dimension));
        Function<String, List<FacetCount>> dimension = name -> byDimension.getOrDefault(name, List.of());
        List<Labelled> sources = labelled(dimension.apply("source"), Facets::sourceLabel);
        return new Facets(
                sources,
                sources,
                labelled(dimension.apply("language"), LanguageLabel::of),
                categories(dimension.apply("category"), dimension.apply("pair")),
                values(dimension.apply("content_type"), Function.identity()),
                values(dimension.apply("complexity"), Function.identity()),
                values(dimension.apply("channel"), Function.identity()),
                dimension.apply("has_audio").stream()
                        .map(count -> new Flag(Boolean.parseBoolean(count.value()), count.count()))
                        .toList(),
                values(dimension.apply("summary_name"), SummaryTypeName::of));
    }

    private static String sourceLabel(String slug) {
        return ContentSource.ofSlug(slug).map(ContentSource::label).orElse(slug);
    }

    private static List<Labelled> labelled(List<FacetCount> counts, Function<String, String> label) {
        return counts.stream()
                .map(count -> new Labelled(count.value(), label.apply(count.value()), count.count()))
                .toList();
    }

    private static List<Value> values(List<FacetCount> counts, Function<String, String> name) {
        return counts.stream()
                .map(count -> new Value(name.apply(count.value()), count.count()))
                .toList();
    }

    private static List<Category> categories(List<FacetCount> categories, List<FacetCount> pairs) {
        Map<String, List<Value>> subcategories = pairs.stream()
                .collect(Collectors.groupingBy(
                        pair -> pair.value().substring(0, pair.value().indexOf(PAIR_SEPARATOR)),
                        Collectors.mapping(
                                pair -> new Value(
                                        pair.value().substring(pair.value().indexOf(PAIR_SEPARATOR) + 1), pair.count()),
                                Collectors.toList())));
        return categories.stream()
                .map(category -> new Category(
                        category.value(), category.count(), subcategories.getOrDefault(category.value(), List.of())))
                .toList();
    }
}

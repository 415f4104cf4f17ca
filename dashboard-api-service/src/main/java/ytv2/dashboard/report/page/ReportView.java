package ytv2.dashboard.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.dashboard.report.ReportDocument;
import ytv2.dashboard.report.ReportDocument.Category;
import ytv2.dashboard.report.ReportDocument.Variant;

/// A report, ready to be put into its template, which escapes everything but [#html]. What is empty is not shown.
///
/// @param source where the report is about
/// @param html sanitised when it was stored
/// @param paragraphs the text, where there is no html
public record ReportView(
        String title,
        String channel,
        Link source,
        String thumbnail,
        String audio,
        String publishedAt,
        String published,
        String duration,
        String language,
        String languageTag,
        List<Link> categories,
        List<Link> variants,
        String html,
        List<String> paragraphs,
        List<String> topics,
        String transcript) {

    public ReportView {
        categories = List.copyOf(categories);
        variants = List.copyOf(variants);
        paragraphs = List.copyOf(paragraphs);
        topics = List.copyOf(topics);
    }

    /// @param asked the variant to show; the primary one where there is no such
    static ReportView of(ReportDocument report, Optional<String> asked) {
        Variant shown = shown(report, asked);
        String language = shown.language().isEmpty() ? report.language() : shown.language();
        return new ReportView(
                report.title(),
                report.channel(),
                Link.to(report.sourceLabel(), Link.safe(report.canonicalUrl())),
                Link.safe(report.thumbnailUrl()),
                Link.safe(report.audioUrl()),
                report.publishedAt(),
                Wording.date(report.publishedAt()),
                Wording.duration(report.durationSeconds()),
                Wording.language(language),
                Wording.languageTag(language),
                categories(report),
                variants(report, shown),
                shown.html(),
                shown.html().isEmpty()
                        ? shown.text().lines().filter(line -> !line.isBlank()).toList()
                        : List.of(),
                report.keyTopics(),
                report.transcript());
    }

    private static Variant shown(ReportDocument report, Optional<String> asked) {
        return asked.flatMap(name -> named(report, name))
                .or(() -> named(report, report.primaryVariant()))
                .or(() -> report.variants().stream().findFirst())
                .orElseGet(() -> new Variant("", "", report.primaryText(), ""));
    }

    private static Optional<Variant> named(ReportDocument report, String name) {
        return report.variants().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst();
    }

    private static List<Link> variants(ReportDocument report, Variant shown) {
        return report.variants().stream()
                .map(variant ->
                        new Link(Wording.variant(variant.name()), address(report, variant), variant.equals(shown)))
                .toList();
    }

    private static String address(ReportDocument report, Variant variant) {
        return "/" + report.videoId() + ".json?v=2&variant="
                + Link.query(Map.of("", List.of(variant.name()))).substring(2);
    }

    private static List<Link> categories(ReportDocument report) {
        List<Link> links = new ArrayList<>();
        for (Category category : report.categories()) {
            List<String> name = List.of(category.name());
            links.add(Link.toList(category.name(), Map.of("category", name)));
            category.subcategories().stream()
                    .map(below -> Link.toList(below, Map.of("subcategory", List.of(below), "parentCategory", name)))
                    .forEach(links::add);
        }
        return links;
    }
}

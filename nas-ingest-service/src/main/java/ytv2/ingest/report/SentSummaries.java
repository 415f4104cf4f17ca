package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.model.SummaryVariant;
import ytv2.model.summary.SummaryBody;

/// The summaries of a document, one a variant.
///
/// @param summaries in the order sent; of two that are one variant, the last
/// @param ignored names of elements that are settings or have neither text nor html
/// @param superseded variants that were sent more than once
record SentSummaries(List<SentSummary> summaries, List<String> ignored, List<SummaryVariant> superseded) {

    SentSummaries {
        summaries = List.copyOf(summaries);
        ignored = List.copyOf(ignored);
        superseded = List.copyOf(superseded);
    }

    /// One summary, safe as stored.
    ///
    /// @param textSent whether the document brought a text, so that a change of it counts
    /// @param htmlSent whether the document brought html
    /// @param raw the element as it came
    record SentSummary(SummaryVariant variant, SummaryBody body, boolean textSent, boolean htmlSent, ObjectNode raw) {}

    static SentSummaries from(FieldReader fields, ReportPayload payload) {
        Collected collected = new Collected(fields);
        Optional<ArrayNode> elements = fields.elements("summary_variants", payload.summaryVariants());
        elements.ifPresent(collected::addAll);
        if (elements.isEmpty() || elements.get().isEmpty()) {
            collected.addTopLevel(payload);
        }
        return new SentSummaries(List.copyOf(collected.byVariant.values()), collected.ignored, collected.superseded);
    }

    private static final class Collected {

        private final FieldReader fields;
        private final Map<SummaryVariant, SentSummary> byVariant = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<SummaryVariant> superseded = new ArrayList<>();
        private long length;

        Collected(FieldReader fields) {
            this.fields = fields;
        }

        /// `summary_text`, `summary_html` and `summary_variant` are one more way to send one summary.
        void addTopLevel(ReportPayload payload) {
            if (FieldReader.isAbsent(payload.summaryText()) && FieldReader.isAbsent(payload.summaryHtml())) {
                return;
            }
            ObjectNode element = JsonNodeFactory.instance.objectNode();
            element.set("variant", payload.summaryVariant());
            element.set("text", payload.summaryText());
            element.set("html", payload.summaryHtml());
            add("summary_", element);
        }

        void addAll(ArrayNode elements) {
            if (elements.size() > Longest.SUMMARIES) {
                fields.reject("summary_variants", "must not have more than " + Longest.SUMMARIES + " elements");
                return;
            }
            for (int i = 0; i < elements.size(); i++) {
                add("summary_variants[" + i + "]", elements.get(i));
            }
        }

        void add(String field, JsonNode element) {
            if (!(element instanceof ObjectNode object)) {
                fields.reject(field, "must be an object, not " + FieldReader.typeOf(element));
                return;
            }
            boolean topLevel = field.endsWith("_");
            String prefix = topLevel ? field : field + ".";
            Optional<SummaryVariant> variant = variant(prefix, object);
            Optional<String> text = part(prefix + "text", object.get("text"));
            Optional<String> html = part(prefix + "html", object.get("html"));
            ObjectNode rest = withoutBody(object);
            variant.ifPresent(name -> {
                JsonContent.flawIn(rest, Longest.JSON)
                        .ifPresent(flaw -> fields.reject(topLevel ? prefix + "variant" : field, flaw));
                add(name, text, html, rest);
            });
        }

        /// A text or html. Once all of them together are too long, no further one is read.
        private Optional<String> part(String field, @Nullable JsonNode node) {
            if (length > Longest.ALL_SUMMARIES) {
                return Optional.empty();
            }
            Optional<String> part = fields.text(field, node, Longest.SUMMARY);
            length += part.map(String::length).orElse(0);
            if (length > Longest.ALL_SUMMARIES) {
                fields.reject(
                        field,
                        "must not make all summaries together longer than " + Longest.ALL_SUMMARIES + " characters");
                return Optional.empty();
            }
            return part;
        }

        private void add(SummaryVariant variant, Optional<String> text, Optional<String> html, ObjectNode raw) {
            Optional<SummaryBody> body = SummaryBody.of(text.orElse(null), html.orElse(null));
            if (variant.isSetting() || body.isEmpty()) {
                ignored.add(variant.name());
                return;
            }
            SentSummary summary = new SentSummary(variant, body.get(), text.isPresent(), html.isPresent(), raw);
            // Removed first, so that the last one sent also stands last.
            if (byVariant.remove(variant) != null) {
                superseded.add(variant);
            }
            byVariant.put(variant, summary);
        }

        private Optional<SummaryVariant> variant(String prefix, ObjectNode element) {
            JsonNode name =
                    FieldReader.isAbsent(element.get("variant")) ? element.get("summary_type") : element.get("variant");
            return FieldReader.isAbsent(name)
                    ? Optional.of(SummaryVariant.COMPREHENSIVE)
                    : fields.parsed(
                            prefix + "variant",
                            fields.text(prefix + "variant", name, Longest.VARIANT),
                            SummaryVariant::parse);
        }

        /// Text and html have columns of their own; what else the element says is kept beside them.
        private static ObjectNode withoutBody(ObjectNode element) {
            return element.deepCopy().without(List.of("text", "html"));
        }
    }
}

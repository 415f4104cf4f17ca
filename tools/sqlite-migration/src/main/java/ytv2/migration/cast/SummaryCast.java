package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.model.SentTime;
import ytv2.model.SummaryVariant;
import ytv2.model.summary.SummaryBody;

/// Casts a summary of either store.
public final class SummaryCast {

    private static final Set<String> AT_HOME = Set.of(
            "id",
            "content_id",
            "video_id",
            "summary_text",
            "summary_type",
            "variant_type",
            "revision",
            "content",
            "raw_payload",
            "is_latest",
            "created_at");

    /// Leaves numbers for those that are added later.
    private static final int LAST_REVISION = 1_000_000;

    private final SourceRow row;
    private final ValueCast cells;
    private final Notes notes;

    private SummaryCast(SourceRow row, Optional<ZoneId> zone, Notes notes) {
        this.row = row;
        this.cells = new ValueCast(row, zone, notes);
        this.notes = notes;
    }

    /// @param row of either store of summaries; one of `content` is cast for its column `summary`
    /// @return empty if there is no summary to store; the notes say why
    public static Optional<CastSummary> cast(SourceRow row, Optional<ZoneId> zone, Notes notes) {
        return new SummaryCast(row, zone, notes).cast();
    }

    private Optional<CastSummary> cast() {
        return variant(
                        switch (row.table()) {
                            case CONTENT -> "summary_type";
                            case CONTENT_SUMMARIES -> "summary_type";
                            case SUMMARY_VARIANTS -> "variant_type";
                        })
                .flatMap(this::cast);
    }

    private Optional<CastSummary> cast(SummaryVariant variant) {
        String column = textColumn();
        SummaryTextCast.Found found = SummaryTextCast.find(cells.text(column).orElse(""), variant);
        Optional<SummaryBody> body = SummaryBody.of(found.text(), null);
        if (body.isEmpty() && row.table() != SourceTable.CONTENT) {
            notes.add(row, column, Kind.LEFT_OUT, "shows nothing", row.cell(column));
        }
        boolean versioned = row.table() == SourceTable.SUMMARY_VARIANTS;
        Optional<Integer> revision = versioned ? revision() : Optional.empty();
        boolean latest = !versioned || cells.bool("is_latest").orElse(false);
        Optional<Instant> createdAt = cells.time("created_at").map(SentTime::instant);
        // the document last: it keeps the originals of all that were changed
        return body.map(shown -> new CastSummary(row, variant, revision, shown, document(found), latest, createdAt));
    }

    private Optional<Integer> revision() {
        return cells.integer("revision").filter(number -> {
            boolean usable = number >= 1 && number <= LAST_REVISION;
            if (!usable) {
                cells.coerced("revision", "is no revision: a free one is given");
            }
            return usable;
        });
    }

    private String textColumn() {
        return switch (row.table()) {
            case CONTENT -> "summary";
            case CONTENT_SUMMARIES -> "summary_text";
            case SUMMARY_VARIANTS -> "content";
        };
    }

    private Optional<SummaryVariant> variant(String column) {
        try {
            SummaryVariant variant =
                    cells.text(column).map(SummaryVariant::parse).orElse(SummaryVariant.COMPREHENSIVE);
            if (!variant.isSetting()) {
                return Optional.of(variant);
            }
            notes.add(row, column, Kind.LEFT_OUT, "is a setting, not a summary", row.cell(column));
        } catch (IllegalArgumentException e) {
            notes.add(row, column, Kind.REJECTED, "is no variant: " + e.getMessage(), row.cell(column));
        }
        return Optional.empty();
    }

    /// What the summary comes with: its own payload, else the document that its text was a part of; and what else the
    /// row says of it.
    private Optional<String> document(SummaryTextCast.Found found) {
        Optional<JsonNode> payload = cells.text("raw_payload").map(this::payload);
        ObjectNode document = payload.or(found::document)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(() -> payload.map(SummaryCast::wrapped).orElseGet(JsonNodeFactory.instance::objectNode));
        ObjectNode rest = rest();
        if (!rest.isEmpty()) {
            document.set("legacy", rest);
        }
        return document.isEmpty() ? Optional.empty() : Optional.of(document.toString());
    }

    /// What has no column in `content_summaries`, or could not be stored there as it was.
    private ObjectNode rest() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        if (row.table() != SourceTable.CONTENT) {
            row.columns().stream()
                    .filter(column ->
                            !AT_HOME.contains(column) || cells.changed().contains(column))
                    .forEach(column -> LegacyColumns.put(rest, column, row.cell(column)));
        }
        return rest;
    }

    private JsonNode payload(String text) {
        Optional<JsonCast.Read> read = JsonCast.read(text);
        if (read.filter(JsonCast.Read::exact).isEmpty()) {
            cells.coerced("raw_payload", "is no plain JSON");
        }
        return read.map(JsonCast.Read::value).orElseGet(() -> AnalysisCast.rawText(text));
    }

    private static ObjectNode wrapped(JsonNode payload) {
        return JsonNodeFactory.instance.objectNode().set("raw_payload", payload);
    }
}

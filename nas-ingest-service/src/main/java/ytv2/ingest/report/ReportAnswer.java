package ytv2.ingest.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.model.SummaryVariant;

/// What a client is told of a stored report.
///
/// @param upserted always 1
/// @param summariesUpserted summaries of the document that are stored now, changed or not
/// @param embeddingUpdated always `false`: there are no embeddings; existing clients read the member
/// @param verifyRow what stands in the database now
/// @param summaries what became of each summary
/// @param summariesIgnored elements that are settings, or have neither text nor html
/// @param summariesSuperseded variants sent more than once, of which the last counts
/// @param curatedKept hand-made categories were kept against the document's
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record ReportAnswer(
        int upserted,
        int summariesUpserted,
        boolean embeddingUpdated,
        VerifyRow verifyRow,
        List<Summary> summaries,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> summariesIgnored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> summariesSuperseded,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean curatedKept) {

    public ReportAnswer {
        summaries = List.copyOf(summaries);
        summariesIgnored = List.copyOf(summariesIgnored);
        summariesSuperseded = List.copyOf(summariesSuperseded);
    }

    /// The stored row's identity.
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record VerifyRow(String videoId, String title) {}

    /// @param revision the latest one of this variant now
    /// @param outcome `inserted` or `unchanged`
    @RegisterForReflection
    public record Summary(String variant, int revision, String outcome) {}

    static ReportAnswer of(UpsertReport command, Stored stored) {
        return new ReportAnswer(
                1,
                stored.summaries().size(),
                false,
                new VerifyRow(stored.videoId().value(), stored.title()),
                stored.summaries().stream()
                        .map(summary -> new Summary(summary.variant().name(), summary.revision(), summary.outcome()))
                        .toList(),
                command.summaries().ignored(),
                command.summaries().superseded().stream()
                        .map(SummaryVariant::name)
                        .toList(),
                stored.curatedKept());
    }
}

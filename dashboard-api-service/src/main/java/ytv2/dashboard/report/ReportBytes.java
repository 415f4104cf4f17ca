package ytv2.dashboard.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.answer.Body;
import ytv2.dashboard.answer.JoinedBody;
import ytv2.dashboard.answer.JsonWriter;
import ytv2.dashboard.answer.Piece;
import ytv2.dashboard.report.Cards.Card;
import ytv2.dashboard.report.ReportReader.Newest;
import ytv2.dashboard.report.ReportReader.StoredReport;
import ytv2.service.build.BuildConfig;

/// Puts stored JSON together to whole answers, by joining bytes: nothing stored is parsed or written anew.
@ApplicationScoped
public class ReportBytes {

    private static final String NO_SUMMARY = "\"No summary available.\"";

    private final JsonWriter json;
    private final String version;
    private final String commit;

    ReportBytes(JsonWriter json, BuildConfig build, DashboardConfig config) {
        this.json = json;
        this.commit = build.commit();
        this.version = config.version();
    }

    Body list(ReportQuery query, Cards cards) {
        List<Piece> pieces = new ArrayList<>(2 * cards.cards().size() + 1);
        String before = "{\"reports\":[";
        for (Card card : cards.cards()) {
            pieces.add(Piece.of(before));
            pieces.add(card.json());
            before = ",\"summary_type\":" + json.write(card.primaryVariant()) + "},";
        }
        String page = json.write(ReportPage.of(query, cards, version, commit)).toString();
        String last = cards.cards().isEmpty() ? before : before.substring(0, before.length() - 1);
        pieces.add(Piece.of(last + "]," + page.substring(1)));
        return new JoinedBody(pieces);
    }

    /// `/api/reports/{id}`: the card, its summary once more, and what made it.
    Buffer detail(StoredReport report) {
        Buffer text = report.text().length() > 2 ? report.text() : Buffer.buffer(NO_SUMMARY);
        Buffer variant = json.write(report.primaryVariant());
        Buffer summary = Buffer.buffer("{\"text\":")
                .appendBuffer(text)
                .appendString(",\"html\":")
                .appendBuffer(report.html())
                .appendString(",\"type\":")
                .appendBuffer(variant)
                .appendString(",\"content\":{\"summary\":")
                .appendBuffer(text)
                .appendString(",\"summary_type\":")
                .appendBuffer(variant)
                .appendString("}}");
        Buffer processor = json.write(new Processor("postgres_backend", 0, report.indexedAt()));
        Buffer body = Buffer.buffer(report.card().length() + summary.length() + 256);
        return reopen(body, report.card())
                .appendString(",\"summary\":")
                .appendBuffer(summary)
                .appendString(",\"processor_info\":")
                .appendBuffer(processor)
                .appendString("}");
    }

    /// `/{id}.json`.
    ///
    /// @param report without its `deployment_commit`
    Buffer single(Buffer report) {
        Buffer body = Buffer.buffer(report.length() + 128);
        appendMember(body, report, "deployment_commit", json.write(commit));
        return body;
    }

    /// `/api/reports?latest=true`. Nothing is known of the video's summaries.
    Buffer newest(Optional<Newest> newest) {
        return json.write(new Latest(newest.map(video -> new NewestReport(video.videoId(), null, video.indexedAt()))
                .orElse(null)));
    }

    private static void appendMember(Buffer body, Buffer object, String name, Buffer value) {
        reopen(body, object)
                .appendString(",\"" + name + "\":")
                .appendBuffer(value)
                .appendString("}");
    }

    /// Everything of an object but its closing brace.
    private static Buffer reopen(Buffer body, Buffer object) {
        return body.appendBuffer(object, 0, object.length() - 1);
    }

    /// @param processingTime always 0: nothing is processed on the way out
    /// @param timestamp the report's own time, so that the answer changes only when the report does
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    record Processor(String model, int processingTime, String timestamp) {}

    @RegisterForReflection
    record Latest(@Nullable NewestReport report) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    record NewestReport(String videoId, @Nullable String summaryType, String indexedAt) {}
}

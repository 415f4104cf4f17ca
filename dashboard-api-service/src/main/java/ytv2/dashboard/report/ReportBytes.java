package ytv2.dashboard.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.report.ReportReader.Cards;
import ytv2.dashboard.report.ReportReader.Cards.Card;
import ytv2.dashboard.report.ReportReader.StoredReport;
import ytv2.service.build.BuildConfig;

/// Puts stored JSON together to whole answers, by joining bytes: nothing stored is parsed or written anew.
@ApplicationScoped
public class ReportBytes {

    private static final String NO_SUMMARY = "\"No summary available.\"";

    private final ObjectMapper mapper;
    private final String version;
    private final String commit;

    ReportBytes(ObjectMapper mapper, BuildConfig build, DashboardConfig config) {
        this.mapper = mapper;
        this.commit = build.commit();
        this.version = config.version();
    }

    Buffer list(ReportQuery query, Cards cards) {
        Buffer body = Buffer.buffer(1024
                + cards.cards().stream()
                        .mapToInt(card -> card.json().length() + 64)
                        .sum());
        body.appendString("{\"reports\":[");
        String separator = "";
        for (Card card : cards.cards()) {
            body.appendString(separator);
            appendMember(body, card.json(), "summary_type", json(card.primaryVariant()));
            separator = ",";
        }
        Buffer page = json(ReportPage.of(query, cards.total(), version, commit));
        return body.appendString("],").appendBuffer(page, 1, page.length() - 1);
    }

    /// `/api/reports/{id}`: the card, its summary once more, and what made it.
    Buffer detail(StoredReport report) {
        Buffer text = report.text().length() > 2 ? report.text() : Buffer.buffer(NO_SUMMARY);
        Buffer variant = json(report.primaryVariant());
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
        Buffer processor = json(new Processor("postgres_backend", 0, report.indexedAt()));
        Buffer body = Buffer.buffer(report.card().length() + summary.length() + 256);
        return reopen(body, report.card())
                .appendString(",\"summary\":")
                .appendBuffer(summary)
                .appendString(",\"processor_info\":")
                .appendBuffer(processor)
                .appendString("}");
    }

    /// `/{id}.json`.
    Buffer single(StoredReport report) {
        Buffer body = Buffer.buffer(report.report().length() + 128);
        appendMember(body, report.report(), "deployment_commit", json(commit));
        return body;
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

    private Buffer json(Object value) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Our own records can be written", impossible);
        }
    }

    /// @param processingTime always 0: nothing is processed on the way out
    /// @param timestamp the report's own time, so that the answer changes only when the report does
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    record Processor(String model, int processingTime, String timestamp) {}
}

package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ytv2.model.summary.SummaryHtml;

/// A difference that every case may show. The list is closed: what none of these names is a difference.
enum Exemption {
    /// Html is compared after sanitising, which writes each tree in one way only: equal texts are equal trees.
    SANITISED_HTML("D22", Set.of("html", "summary_html")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.recorded().isTextual()
                    && difference.shown().isTextual()
                    && isSameTree(
                            difference.recorded().asText(), difference.shown().asText());
        }
    },

    /// Each build names itself.
    BUILD("D1", Set.of("deployment_version", "deployment_commit")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.shown().isTextual();
        }
    },

    /// The time of the request, and the time at which a summary was stored.
    CLOCK("D5", Set.of("timestamp", "generated_at")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return UTC.matcher(difference.shown().asText()).matches();
        }
    },

    /// The server counts revisions itself.
    REVISION("D21", Set.of("revision")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.shown().isIntegralNumber() && difference.shown().asInt() >= 1;
        }
    },

    /// What was sent is shown, where the recorded server showed 0 and the language of the analysis.
    SHOWN_AS_SENT("D18", Set.of("word_count", "original_language", "summary_language", "audio_language")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return posted.sent(difference.report(), difference.member(), difference.shown());
        }
    },

    /// A part that the payload lacked is made from the other one.
    COMPLETED_SUMMARY("D20", Set.of("text", "html", "summary", "summary_text", "summary_html")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return isEmptySummary(difference.recorded())
                    && !difference.shown().asText().isEmpty();
        }
    },

    /// There is audio if the flag was set, an audio url is known, or an audio variant exists.
    HAS_AUDIO("D13", Set.of("has_audio")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.recorded().isBoolean()
                    && !difference.recorded().asBoolean()
                    && difference.shown().asBoolean();
        }
    },

    /// A video whose summaries the recorded server did not know what to do with has a card here.
    MORE_LISTED("D6", Set.of("reports listed", "status")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.member().equals("status")
                    ? difference.recorded().asInt() == 404 && posted.hidden(difference.report())
                    : difference.recorded().asInt() < difference.shown().asInt();
        }
    },

    /// Where the next page begins is said besides.
    NEXT_CURSOR("D11", Set.of("next_cursor")) {
        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return difference.recorded().isMissingNode();
        }
    },

    /// Transcripts were not posted.
    TRANSCRIPT("D18", Set.of("transcript", "transcript_segments", "has_transcript", "transcript_chars")) {
        @Override
        boolean covers(Difference difference) {
            return difference.path().contains("transcript_segments") || super.covers(difference);
        }

        @Override
        boolean holds(Difference difference, PostedReports posted) {
            return true;
        }
    };

    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{6})?Z");

    private static final String NO_SUMMARY = "No summary available.";

    private final String decision;
    private final Set<String> members;

    Exemption(String decision, Set<String> members) {
        this.decision = decision;
        this.members = members;
    }

    /// The row of the contract that allows it.
    String decision() {
        return decision;
    }

    /// Whether it is about the place where the difference is.
    boolean covers(Difference difference) {
        return members.contains(difference.member());
    }

    /// Whether it explains the difference.
    abstract boolean holds(Difference difference, PostedReports posted);

    /// The first that explains a difference, if one does.
    static Optional<Exemption> of(Difference difference, PostedReports posted) {
        return Arrays.stream(values())
                .filter(exemption -> exemption.covers(difference))
                .filter(exemption -> exemption.holds(difference, posted))
                .findFirst();
    }

    private static boolean isSameTree(String recorded, String shown) {
        return SummaryHtml.sanitize(recorded).equals(SummaryHtml.sanitize(shown));
    }

    private static boolean isEmptySummary(JsonNode recorded) {
        String text = SummaryHtml.toText(recorded.asText());
        return recorded.isTextual() && (text.isEmpty() || text.equals(NO_SUMMARY));
    }
}

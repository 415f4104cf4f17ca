package ytv2.ingest.report;

import java.util.Map;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.service.problem.ProblemException;

/// The video was deleted while it was processed; its late result is not stored.
final class ReportRefused extends ProblemException {

    private static final long serialVersionUID = 1L;

    ReportRefused(Refused refused) {
        super(
                409,
                "deleted",
                "\"%s\" was deleted at %s, after this processing had begun, so its result was not stored. To bring it back, process it again or post it with \"restore\": true."
                        .formatted(refused.videoId(), refused.deletedAt()),
                Map.of("deleted_at", refused.deletedAt().toString()));
    }
}

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
                "\"%s\" was deleted at %s, when this result was already on its way, so it is not shown. It is kept for 30 days. To bring it back, send the link again or restore it (POST /api/restore/%1$s)."
                        .formatted(refused.videoId(), refused.deletedAt()),
                Map.of("deleted_at", refused.deletedAt().toString()));
    }
}

package ytv2.ingest.report;

import java.util.List;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// The document cannot be stored; nothing of it is.
final class InvalidReport extends ProblemException {

    private static final long serialVersionUID = 1L;

    private InvalidReport(String error, String detail, List<Violation> violations) {
        super(400, error, detail, violations);
    }

    static InvalidReport unreadable(String error, String detail) {
        return new InvalidReport(error, detail, List.of());
    }

    static InvalidReport of(List<Violation> violations) {
        Violation first = violations.getFirst();
        String detail = first.field() + " " + first.message()
                + (violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)");
        String error = first.field().equals("video_id") ? "video_id_required" : "invalid_report";
        return new InvalidReport(error, detail, violations);
    }
}

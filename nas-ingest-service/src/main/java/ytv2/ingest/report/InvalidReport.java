package ytv2.ingest.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// The document cannot be stored; nothing of it is.
final class InvalidReport extends ProblemException {

    private static final long serialVersionUID = 1L;

    private InvalidReport(String error, String detail, List<Violation> violations, @Nullable Throwable cause) {
        super(400, error, detail, violations, Optional.empty(), cause);
    }

    /// @param cause PostgreSQL's refusal, never shown
    static InvalidReport unstorable(Throwable cause) {
        return new InvalidReport("invalid_report", "The report has a value that cannot be stored.", List.of(), cause);
    }

    static InvalidReport unreadable(String error, String detail) {
        return new InvalidReport(error, detail, List.of(), null);
    }

    static InvalidReport of(List<Violation> violations) {
        Violation first = violations.getFirst();
        String detail = first.field() + " " + first.message()
                + (violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)");
        String error = first.field().equals("video_id") ? "video_id_required" : "invalid_report";
        return new InvalidReport(error, detail, violations, null);
    }
}

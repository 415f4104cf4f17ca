package ytv2.ingest;

import java.util.List;
import ytv2.model.VideoId;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// A video's id, where it is no member of a report.
public final class PathId {

    private PathId() {}

    /// @throws ProblemException 400 if no video can have it
    public static VideoId parse(String written) {
        try {
            return VideoId.parse(written);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new ProblemException(
                    400, "video_id_required", "video_id " + reason, List.of(new Violation("video_id", reason)));
        }
    }
}

package ytv2.ingest.report;

import ytv2.ingest.RequestRoom;
import ytv2.service.problem.ProblemException;

/// What was read of a bulk request.
sealed interface BulkLine {

    /// @param number of the line in the request, from 1
    /// @param room what it takes in memory
    record Report(long number, RequestRoom.Share room, UpsertReport command) implements BulkLine {}

    /// A line that is no report.
    record Invalid(long number, RequestRoom.Share room, ProblemException problem) implements BulkLine {}

    /// There is no further line.
    record End() implements BulkLine {}

    /// The request broke off.
    record Broken(ProblemException problem) implements BulkLine {}
}

package ytv2.ingest.report;

import ytv2.service.problem.ProblemException;

/// What was read of a bulk request.
sealed interface BulkLine {

    /// @param number of the line in the request, from 1
    /// @param size in bytes
    record Report(long number, int size, UpsertReport command) implements BulkLine {}

    /// A line that is no report.
    record Invalid(long number, int size, ProblemException problem) implements BulkLine {}

    /// There is no further line.
    record End() implements BulkLine {}

    /// The request broke off.
    record Broken(ProblemException problem) implements BulkLine {}
}

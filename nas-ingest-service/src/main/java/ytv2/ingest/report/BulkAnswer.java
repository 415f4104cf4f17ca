package ytv2.ingest.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.Problem;

/// What a client is told, line by line, of a bulk request.
sealed interface BulkAnswer {

    /// What became of a line.
    ///
    /// @param line its number in the request, from 1; blank lines count, and have no answer
    /// @param status as a request with this line alone would have got
    /// @param report `null` if it was not stored
    /// @param problem `null` if it was
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfLine(
            long line,
            int status,
            @Nullable ReportAnswer report,
            @Nullable Problem problem) implements BulkAnswer {}

    /// The last line of an answer.
    ///
    /// @param done whether each line of the request was answered; what was not, is to be sent again
    /// @param stored how many lines were stored
    /// @param refused how many were not
    /// @param problem why it ended before the request did; `null` if it did not
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Total(
            boolean done,
            long stored,
            long refused,
            @Nullable Problem problem) implements BulkAnswer {}
}

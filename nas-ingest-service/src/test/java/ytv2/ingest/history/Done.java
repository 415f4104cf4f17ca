package ytv2.ingest.history;

import java.util.List;
import java.util.stream.Stream;
import ytv2.ingest.history.Operation.Kind;
import ytv2.service.testing.ServiceAnswer;

/// An operation and how it was answered.
///
/// @param began by [System#nanoTime()]
/// @param ended the same
record Done(Operation operation, ServiceAnswer answer, long began, long ended) {

    /// What it must have written into the audit, in order.
    List<String> audited() {
        Kind kind = operation.kind();
        if (kind.ingests()) {
            return List.of(answer.status() == 409 ? "refuse" : "ingest");
        }
        if (kind == Kind.DELETE) {
            return List.of("delete");
        }
        int restored = answer.json().path("restored").asInt();
        return answer.json().path("idempotent").asBoolean()
                ? List.of()
                : Stream.concat(
                                Stream.of("restore"),
                                Stream.generate(() -> "ingest").limit(restored))
                        .toList();
    }

    @Override
    public String toString() {
        return operation + " → " + answer;
    }
}

package ytv2.dashboard.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// What is searched for.
///
/// @param text at most 200 characters
/// @param mode as the client calls the kind of search it wants; repeated in the answer
/// @param limit results at the most
record SearchQuery(String text, String mode, int limit) {

    private static final int LONGEST = 200;
    private static final int MOST_RESULTS = 50;

    /// @throws ProblemException 400 if nothing is searched for, or a NUL
    static SearchQuery parse(MultivaluedMap<String, String> parameters) {
        String text = first(parameters, "q").map(String::strip).orElse("");
        if (text.isEmpty()) {
            throw refused("q is required: the words to search for");
        }
        if (text.contains("\0")) {
            throw refused("q must not contain a NUL character");
        }
        int length = Math.min(LONGEST, text.codePointCount(0, text.length()));
        return new SearchQuery(
                text.substring(0, text.offsetByCodePoints(0, length)),
                first(parameters, "mode")
                        .filter(mode -> mode.matches("[a-z-]{1,20}"))
                        .orElse("hybrid"),
                first(parameters, "topk").flatMap(SearchQuery::number).orElse(MOST_RESULTS));
    }

    private static Optional<String> first(MultivaluedMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Math.clamp(Integer.parseInt(text), 1, MOST_RESULTS))
                : Optional.empty();
    }

    private static ProblemException refused(String message) {
        return new ProblemException(
                400, "invalid_parameter", "Parameter " + message + ".", List.of(new Violation("q", message)));
    }
}

package ytv2.dashboard.card;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// The parameters of one request, by name. Blank values count as not sent.
record Values(MultivaluedMap<String, String> parameters) {

    private static final int MOST_VALUES = 50;

    /// PostgreSQL has no text with it.
    private static final String NUL = "\0";

    /// All values of a parameter in their normal form, each once.
    ///
    /// @throws ProblemException 400 for more than 50 values, one of more than 200 characters, or a NUL
    List<String> all(String... names) {
        return normal(names[0], Arrays.stream(names).flatMap(this::sent));
    }

    /// The same for a parameter whose values are lists with commas.
    List<String> lists(String name) {
        return normal(name, sent(name).flatMap(list -> Arrays.stream(list.split(",", -1))));
    }

    /// The first value as it was sent, trimmed.
    ///
    /// @throws ProblemException 400 for a NUL
    Optional<String> first(String name) {
        return sent(name)
                .findFirst()
                .map(value -> withoutNul(name, value))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private Stream<String> sent(String name) {
        return parameters.getOrDefault(name, List.of()).stream();
    }

    private static List<String> normal(String name, Stream<String> sent) {
        List<String> values = sent.map(value -> checked(name, value))
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(MOST_VALUES + 1L)
                .toList();
        if (values.size() > MOST_VALUES) {
            throw refused(name, "takes at most " + MOST_VALUES + " values");
        }
        return values;
    }

    private static String checked(String name, String value) {
        String normal = FilterValue.normalised(withoutNul(name, value));
        if (FilterValue.isTooLong(normal)) {
            throw refused(name, "takes values of at most " + FilterValue.LONGEST + " characters");
        }
        return normal;
    }

    private static String withoutNul(String name, String value) {
        if (value.contains(NUL)) {
            throw refused(name, "must not contain a NUL character");
        }
        return value;
    }

    static ProblemException refused(String name, String message) {
        return new ProblemException(
                400,
                "invalid_parameter",
                "Parameter " + name + " " + message + ".",
                List.of(new Violation(name, message)));
    }
}

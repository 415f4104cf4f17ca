package ytv2.ingest;

import java.util.function.Function;

/// What came of a request that may have been sent before.
public sealed interface Once<T> {

    /// It was done now.
    record Now<T>(T outcome) implements Once<T> {}

    /// It was done before, and nothing was done now.
    ///
    /// @param answer what was answered then, in JSON
    record Before<T>(String answer) implements Once<T> {}

    /// What to answer.
    ///
    /// @param answer makes the answer to an outcome
    default Object answer(Function<? super T, ?> answer) {
        return switch (this) {
            case Now<T>(T outcome) -> answer.apply(outcome);
            case Before<T>(String remembered) -> remembered;
        };
    }
}

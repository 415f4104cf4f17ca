package ytv2.launcher.doctor;

import java.time.Duration;
import java.util.concurrent.Callable;
import ytv2.launcher.Failure;

/// One question, answered by itself, whatever else is broken.
///
/// @param name what a person calls it
record Check(String name, Callable<Finding> question) {

    /// How long one check may take. Milliseconds do where all is well, a busy machine needs seconds.
    static final Duration LIMIT = Duration.ofSeconds(10);

    /// The answer; a question that cannot be answered is a failed check.
    Finding answer() {
        try {
            return question.call();
        } catch (Failure e) {
            return Finding.fail(firstLine(e), "");
        } catch (Exception e) {
            return Finding.fail("cannot be checked: " + e.getClass().getSimpleName() + " " + firstLine(e), "");
        }
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

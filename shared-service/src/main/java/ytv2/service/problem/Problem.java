package ytv2.service.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one shape of an error answer, `application/problem+json`, with the members that existing clients read besides.
///
/// @param type always `about:blank`: the status says what kind of problem it is
/// @param title the status in words
/// @param status the HTTP status
/// @param detail what is wrong and what to do, fit to show to a person
/// @param instance the request's path, `null` where it is unknown
/// @param error a short stable code for programs, such as `unauthorized`
/// @param message the same as `detail`: the dashboard's front end shows this member
/// @param violations what is wrong with which field of the input; absent where no input is at fault
/// @param extensions further members, as members of the problem itself
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String error,
        String message,
        List<Violation> violations,
        @JsonAnyGetter Map<String, String> extensions) {

    /// The media type of a problem.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
        extensions = Map.copyOf(extensions);
    }

    static Problem of(ProblemException exception, String title, String path) {
        String detail = exception.detail();
        return new Problem(
                "about:blank",
                title,
                exception.status(),
                detail,
                path,
                exception.error(),
                detail,
                exception.violations(),
                exception.extensions());
    }

    /// One thing that is wrong with the input.
    ///
    /// @param field the member's path in the document, such as `summary_variants[2].text`
    public record Violation(String field, String message) {}
}

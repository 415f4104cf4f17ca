package ytv2.service.credential;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header of that name.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-authorization">RFC 9110, Authorization</a>
public final class Authorization {

    private Authorization() {}

    /// What stands behind a scheme, whose case does not matter; empty if the header has another one, or is not there.
    public static Optional<String> of(String scheme, @Nullable String header) {
        int length = scheme.length();
        return Optional.ofNullable(header)
                .filter(text -> text.regionMatches(true, 0, scheme + " ", 0, length + 1))
                .map(text -> text.substring(length).strip());
    }
}

package ytv2.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/// What became of one attempt to post a document.
sealed interface Answer {

    /// Any 2xx: the document is stored.
    record Accepted() implements Answer {}

    /// The document is at fault; posting it again would end the same way.
    ///
    /// @param status     the 4xx; 413 also for a line that was not sent because of its length
    /// @param error      the problem's short code; empty if the answer names none
    /// @param violations the problem's `violations`, an empty array if it has none
    record Refused(int status, String error, String message, JsonNode violations) implements Answer {}

    /// Nobody is at fault; the same document can go through later.
    ///
    /// @param reason     what to tell the person who waits
    /// @param retryAfter how long the server asks to wait; empty if it does not say
    record Unavailable(String reason, Optional<Duration> retryAfter) implements Answer {}

    /// Neither the document's fault nor a matter of waiting: a defect of the server, a wrong address or credential.
    ///
    /// @param transientDefect whether another try may help
    record Failed(String reason, boolean transientDefect) implements Answer {}
}

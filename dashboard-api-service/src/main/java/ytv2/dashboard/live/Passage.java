package ytv2.dashboard.live;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;

/// A piece of the stream.
///
/// @param text as it is sent
/// @param end where its readers are after it
record Passage(Buffer text, Position end) {

    /// The events after a position.
    static Passage of(Position start, List<StoredEvent> events) {
        Buffer text = Buffer.buffer();
        Position position = start;
        for (StoredEvent event : events) {
            text.appendString(EventText.event(event));
            position = position.after(event);
            if (position.id() != event.id()) {
                text.appendString(EventText.position(position));
            }
        }
        return new Passage(text, position);
    }

    /// Tells readers to read everything again, because nobody can say, or nobody wants to hear, all that they have
    /// missed.
    ///
    /// @param end where they are when they have done so
    static Passage resync(Position end) {
        return new Passage(Buffer.buffer(EventText.resync(end, Instant.now())), end);
    }
}

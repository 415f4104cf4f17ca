package ytv2.dashboard.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/// Events as they are sent.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">HTML,
///      event streams</a>
final class EventText {

    static final String KEEP_ALIVE = ": keep-alive\n\n";

    private EventText() {}

    /// The beginning of a stream.
    ///
    /// @param retry how long the client is to wait before it connects again
    static String connected(Duration retry) {
        return ": connected\n\nretry: " + retry.toMillis() + "\n\n";
    }

    /// Shows the client nothing, but is what it names when it connects again.
    static String position(Position position) {
        return position.id() == 0 ? "" : idLine(position) + "\n";
    }

    static String event(StoredEvent event) {
        JsonObject payload = new JsonObject();
        event.videoId()
                .ifPresent(videoId ->
                        payload.put("video_id", videoId).put("summary_types", new JsonArray(event.summaryTypes())));
        return message(event.position(), event.kind(), payload, event.at());
    }

    static String resync(Position position, Instant now) {
        return message(position, "resync", new JsonObject(), now);
    }

    private static String message(Position position, String kind, JsonObject payload, Instant at) {
        payload.put("timestamp", at.toString());
        return idLine(position) + "event: " + kind + "\ndata: " + payload.encode() + "\n\n";
    }

    private static String idLine(Position position) {
        return position.id() == 0 ? "" : "id: " + position.id() + "\n";
    }
}

package ytv2.dashboard.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A row of `content_event`.
///
/// @param position of a reader that has seen this event
/// @param kind passed on as it is stored: a newer ingest service may know kinds that this service does not
/// @param videoId empty for an event that stands for many videos
record StoredEvent(Position position, String kind, Optional<String> videoId, List<String> summaryTypes, Instant at) {

    StoredEvent {
        summaryTypes = List.copyOf(summaryTypes);
    }

    long id() {
        return position.id();
    }

    long horizon() {
        return position.horizon();
    }
}

package ytv2.model;

import java.util.List;

/// Something that happened to content, as a row of `content_event` tells it.
///
/// Its NOTIFY text on channel [#CHANNEL] is the row's id in decimal and nothing else, so that what listeners are told
/// is what the row says.
public sealed interface ContentEvent {

    /// The PostgreSQL notification channel.
    String CHANNEL = "content_event";

    /// The row's id: ascending, with gaps, given before commit.
    long id();

    /// The event's name in the database and on the wire.
    default String kind() {
        return switch (this) {
            case ReportAdded _ -> "report-added";
            case ReportSynced _ -> "report-synced";
            case AudioSynced _ -> "audio-synced";
            case ReportDeleted _ -> "report-deleted";
            case Resync _ -> "resync";
        };
    }

    /// A video was stored for the first time, or for the first time since it was deleted.
    record ReportAdded(long id, VideoId videoId, List<SummaryVariant> summaryTypes) implements ContentEvent {
        public ReportAdded {
            summaryTypes = List.copyOf(summaryTypes);
        }
    }

    /// A known video changed.
    record ReportSynced(long id, VideoId videoId, List<SummaryVariant> summaryTypes) implements ContentEvent {
        public ReportSynced {
            summaryTypes = List.copyOf(summaryTypes);
        }
    }

    /// Audio was attached to a video.
    record AudioSynced(long id, VideoId videoId) implements ContentEvent {}

    /// A video was deleted.
    record ReportDeleted(long id, VideoId videoId) implements ContentEvent {}

    /// Many videos changed at once: whoever keeps a copy reads again.
    record Resync(long id) implements ContentEvent {}
}

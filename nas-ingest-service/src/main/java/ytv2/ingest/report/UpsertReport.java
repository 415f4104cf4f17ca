package ytv2.ingest.report;

import java.util.Optional;
import java.util.Set;
import ytv2.model.SentTime;
import ytv2.model.VideoId;

/// The command to store one report: validated, complete in itself, nothing in it is `null`.
///
/// @param cleared fields to empty on purpose, in the database's names
/// @param curated the categories of this document were set by hand
/// @param restore lifts the tombstone of a deleted video, however late this document is
/// @param processingStartedAt when the processing began whose result this is; empty if the client does not say
/// @param source the document as it was sent
record UpsertReport(
        VideoId videoId,
        SentContent content,
        SentSummaries summaries,
        Set<ClearedField> cleared,
        boolean curated,
        boolean restore,
        Optional<SentTime> processingStartedAt,
        byte[] source) {

    UpsertReport {
        cleared = Set.copyOf(cleared);
    }

    /// The one place that says 400.
    ///
    /// @throws InvalidReport naming what is wrong with the body, or every field that is
    static UpsertReport from(byte[] body) {
        return from(PayloadReader.read(body), body);
    }

    private static UpsertReport from(ReportPayload payload, byte[] source) {
        FieldReader fields = new FieldReader();
        Optional<VideoId> videoId = videoId(fields, payload);
        SentContent content = SentContent.from(fields, payload);
        SentSummaries summaries = SentSummaries.from(fields, payload);
        Set<ClearedField> cleared = ClearedField.from(fields, payload.clear());
        boolean curated = fields.bool("curated", payload.curated()).orElse(false);
        boolean restore = fields.bool("restore", payload.restore()).orElse(false);
        Optional<SentTime> started = processingStartedAt(fields, payload);
        fields.throwIfInvalid();
        return new UpsertReport(videoId.orElseThrow(), content, summaries, cleared, curated, restore, started, source);
    }

    private static Optional<VideoId> videoId(FieldReader fields, ReportPayload payload) {
        if (FieldReader.isAbsent(payload.videoId())) {
            fields.reject("video_id", "is required");
            return Optional.empty();
        }
        // a number loses leading zeros on its way: 007 is no id that anyone meant
        if (payload.videoId() != null && payload.videoId().isNumber()) {
            fields.reject("video_id", "must be a text, not a number");
            return Optional.empty();
        }
        return fields.parsed("video_id", fields.text("video_id", payload.videoId(), Longest.ID), VideoId::parse);
    }

    /// Without an offset it could mean any of a day's instants, and would decide wrongly whether it is late.
    private static Optional<SentTime> processingStartedAt(FieldReader fields, ReportPayload payload) {
        Optional<SentTime> started = fields.time("processing_started_at", payload.processingStartedAt());
        if (started.isPresent() && !started.get().exact()) {
            fields.reject("processing_started_at", "must have an offset, such as 2025-01-31T12:00:00Z");
        }
        return started;
    }
}

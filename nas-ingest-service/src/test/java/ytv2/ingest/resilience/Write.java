package ytv2.ingest.resilience;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A write of one video, by what was there before, with the places in its transaction where [Gates] can stop it.
enum Write {
    FIRST_INGEST(
            "",
            "New|1 1|card|audit ingest|events report-added|answered",
            "at.lock before.insert.remembered_answer before.insert.content "
                    + "before.insert.content_summaries before.insert.content_audit before.insert.report_card "
                    + "before.insert.facet_change before.insert.content_event before.insert.card_fragment "
                    + "before.update.remembered_answer at.commit after.commit"),
    INGEST(
            "Old|1 1|card|audit ingest|events report-added",
            "New|2 2|card|audit ingest ingest|events report-added report-synced|answered",
            "before.update.content before.update.content_summaries before.update.report_card "
                    + "before.delete.card_fragment at.commit"),
    INGEST_AND_RESTORE(
            "tombstone|refused 1|audit ingest delete refuse|events report-added report-deleted",
            "New|1 1|card|audit ingest delete refuse ingest|events report-added report-deleted report-added|answered",
            "before.delete.content_tombstone before.delete.refused_report at.commit"),
    LATE_INGEST(
            "tombstone|refused 1|audit ingest delete refuse|events report-added report-deleted",
            "tombstone|refused 2|audit ingest delete refuse refuse|events report-added report-deleted",
            "before.insert.refused_report at.commit after.commit"),
    DELETE(
            "Old|1 1|card|audit ingest|events report-added",
            "tombstone|audit ingest delete|events report-added report-deleted|answered",
            "at.lock before.insert.content_tombstone before.delete.content "
                    + "before.delete.content_summaries before.delete.report_card before.insert.facet_change "
                    + "before.insert.content_event before.update.remembered_answer at.commit after.commit"),
    RESTORE(
            "tombstone|refused 1|audit ingest delete refuse|events report-added report-deleted",
            "Late|1 1|card|audit ingest delete refuse restore ingest|events report-added report-deleted report-added|answered",
            "at.lock before.delete.content_tombstone before.insert.content_audit "
                    + "before.insert.content before.insert.report_card before.insert.content_event "
                    + "before.update.remembered_answer at.commit");

    private final String before;
    private final String after;
    private final List<String> gates;

    Write(String before, String after, String gates) {
        this.before = before;
        this.after = after;
        this.gates = List.of(gates.split(" "));
    }

    /// Where one write of one video is stopped, and of which.
    ///
    /// @param gate the last part of the video's id and of the request's key
    record Step(Write write, String gate) {

        String videoId(String prefix) {
            return prefix + "-" + write.name().toLowerCase(Locale.ROOT) + "." + gate + ".";
        }

        boolean isCommitted() {
            return gate.equals(Gates.COMMITTED);
        }
    }

    /// Every write at every place, in order.
    static List<Step> steps() {
        return Stream.of(values())
                .flatMap(write -> write.gates.stream().map(gate -> new Step(write, gate)))
                .toList();
    }

    /// As [Gates#state] says it.
    String before() {
        return before;
    }

    /// The same, once it is done.
    String after() {
        return after;
    }

    /// What it is answered with.
    int status() {
        return this == LATE_INGEST ? 409 : 200;
    }

    String path(String videoId) {
        return switch (this) {
            case FIRST_INGEST, INGEST, INGEST_AND_RESTORE, LATE_INGEST -> "/ingest/report";
            case DELETE -> "/api/delete/" + videoId;
            case RESTORE -> "/api/restore/" + videoId;
        };
    }

    String body(String videoId) {
        return switch (this) {
            case FIRST_INGEST, INGEST, LATE_INGEST -> report(videoId, "New");
            case INGEST_AND_RESTORE -> report(videoId, "New").replace("{", "{\"restore\": true, ");
            case DELETE, RESTORE -> "";
        };
    }

    /// The reports to send before, with a delete after the first if there are two.
    List<String> preparation(String videoId) {
        return switch (this) {
            case FIRST_INGEST -> List.of();
            case INGEST, DELETE -> List.of(report(videoId, "Old"));
            case INGEST_AND_RESTORE, LATE_INGEST, RESTORE -> List.of(report(videoId, "Old"), report(videoId, "Late"));
        };
    }

    /// The channel is a facet, so that a change of the facets' counts can be told from those of other videos.
    private static String report(String videoId, String title) {
        boolean isOld = title.equals("Old");
        return """
                {"video_id": "%s", "title": "%s", "channel": "%s%s", "summary_text": "%s"}
                """.formatted(videoId, title, isOld ? "old " : "", videoId, title);
    }
}

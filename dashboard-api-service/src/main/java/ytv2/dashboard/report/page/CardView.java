package ytv2.dashboard.report.page;

import ytv2.dashboard.report.ReportDocument;

/// A card of the list, ready to be put into its template. What is empty is not shown.
public record CardView(
        String href,
        String title,
        String channel,
        String thumbnail,
        String indexedAt,
        String indexed,
        String duration,
        boolean audio,
        String excerpt,
        String languageTag) {

    static CardView of(ReportDocument report) {
        return new CardView(
                "/" + report.videoId() + ".json?v=2",
                report.title(),
                report.channel(),
                Link.safe(report.thumbnailUrl()),
                report.indexedAt(),
                Wording.date(report.indexedAt()),
                Wording.duration(report.durationSeconds()),
                report.hasAudio(),
                Wording.excerpt(report.primaryText()),
                Wording.languageTag(report.language()));
    }
}

package ytv2.dashboard.report;

import java.util.List;

/// A page of reports.
///
/// @param total reports in all
/// @param page from 1
/// @param pages in all
public record DocumentPage(List<ReportDocument> reports, long total, int page, long pages) {

    public DocumentPage {
        reports = List.copyOf(reports);
    }
}

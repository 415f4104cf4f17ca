/// `load`: a file of reports, one JSON document a line, posted to the ingest service in order per video.
///
/// One line flows so: [LoadInput] → [LineReader] → [Lanes] (one after the other per video) → [Delivery]
/// (retries) → [ReportPoster] → [LineLedger], where the summary comes from.
@NullMarked
package ytv2.launcher.load;

import org.jspecify.annotations.NullMarked;

package ytv2.benchmarks.report;

import java.util.List;
import java.util.Map;

/// What was measured, ready to be shown.
///
/// @param about with what it was measured
/// @param tables Markdown
/// @param figures of each row, for programs
public record Report(Map<String, String> about, String tables, List<Map<String, Object>> figures) {}

package ytv2.dashboard.peripheral;

/// How many videos there are.
///
/// @param listed shown as cards
/// @param hidden stored without a summary, so that nobody sees them
/// @param curated with categories set by hand, listed or not
record RowCounts(long listed, long hidden, long curated) {}

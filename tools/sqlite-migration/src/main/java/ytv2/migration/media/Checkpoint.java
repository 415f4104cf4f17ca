package ytv2.migration.media;

/// Under which name a file of the legacy dashboard was stored.
///
/// @param name path below the exports
/// @param sha256 of what was stored, in hexadecimal digits
record Checkpoint(String name, String sha256) {}

package ytv2.migration.verify;

import java.util.List;
import java.util.Map;
import ytv2.migration.cast.Field;

/// A video as PostgreSQL has it.
///
/// @param writes how many entries the audit has of it
/// @param others how many of them are not the migration's
/// @param values in PostgreSQL's text form, times as `Instant` writes them; without those that are NULL
record StoredVideo(
        String videoId,
        String source,
        boolean curated,
        long writes,
        long others,
        Map<Field, String> values,
        List<StoredSummary> summaries) {}

package ytv2.migration.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.Field;

/// A video as PostgreSQL has it.
///
/// @param writes how many entries of the migration the audit has of it
/// @param uploads how many of files that were uploaded for it
/// @param others how many of anything else
/// @param heard where its uploaded audio is heard; empty if it has none
/// @param values in PostgreSQL's text form, times as `Instant` writes them; without those that are NULL
public record StoredVideo(
        String videoId,
        String source,
        boolean curated,
        long writes,
        long uploads,
        long others,
        Optional<String> heard,
        Map<Field, String> values,
        List<StoredSummary> summaries) {}

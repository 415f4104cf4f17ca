package ytv2.migration.merge;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.Note;
import ytv2.migration.source.SourceRow;
import ytv2.model.ContentSource;
import ytv2.model.VideoId;

/// What becomes of one video of the files.
public sealed interface MergedVideo {

    /// What a person should know of it.
    List<Note> notes();

    /// The rows that are not taken: for the file of rejects.
    List<SourceRow> rejects();

    /// It is stored.
    ///
    /// @param values what is known of it, in PostgreSQL's text form
    /// @param curated whether its categories were set by hand
    /// @param touchedAt when either file changed it last
    /// @param sourceCurated how many rows with hand-made categories it was made of: 0 to 2 or more
    record Stored(
            VideoId videoId,
            ContentSource source,
            Map<Field, String> values,
            boolean curated,
            Instant touchedAt,
            List<MergedSummary> summaries,
            List<Conflict> conflicts,
            List<Note> notes,
            List<SourceRow> rejects)
            implements MergedVideo {

        public Stored {
            values = Collections.unmodifiableMap(new EnumMap<>(values));
            summaries = List.copyOf(summaries);
            conflicts = List.copyOf(conflicts);
            notes = List.copyOf(notes);
            rejects = List.copyOf(rejects);
        }

        /// The same with other values.
        public Stored with(Map<Field, String> others) {
            return new Stored(videoId, source, others, curated, touchedAt, summaries, conflicts, notes, rejects);
        }
    }

    /// The dashboard has deleted it: it stays deleted.
    ///
    /// @param curated whether it had categories that were set by hand
    record Deleted(VideoId videoId, boolean curated, List<Note> notes, List<SourceRow> rejects) implements MergedVideo {

        public Deleted {
            notes = List.copyOf(notes);
            rejects = List.copyOf(rejects);
        }
    }

    /// Nothing of it can be stored.
    record Rejected(String key, List<Note> notes, List<SourceRow> rejects) implements MergedVideo {

        public Rejected {
            notes = List.copyOf(notes);
            rejects = List.copyOf(rejects);
        }
    }
}

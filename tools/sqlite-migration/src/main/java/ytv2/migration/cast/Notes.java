package ytv2.migration.cast;

import java.util.ArrayList;
import java.util.List;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;

/// What is noted while one video is cast.
public final class Notes {

    private final List<Note> notes = new ArrayList<>();

    /// @param cell what stands there
    public void add(SourceRow row, String column, Kind kind, String reason, Cell cell) {
        notes.add(new Note(row, column, kind, reason, cell.shown()));
    }

    /// About a row as a whole.
    public void add(SourceRow row, Kind kind, String reason) {
        notes.add(new Note(row, "*", kind, reason, ""));
    }

    public List<Note> all() {
        return List.copyOf(notes);
    }
}

package ytv2.migration.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The videos of one or both files in the order of their ids: a merge join of all tables, which holds one video at a
/// time.
public final class VideoReader implements Iterator<SourceVideo>, AutoCloseable {

    private final List<KeyedRows> tables = new ArrayList<>();

    /// @param files of different sides; they stay open when the reader closes
    public VideoReader(List<SqliteFile> files) {
        this(files, List.of(SourceTable.values()));
    }

    /// @param wanted the tables that are read; those that a file lacks have no rows
    public VideoReader(List<SqliteFile> files, List<SourceTable> wanted) {
        for (SqliteFile file : files) {
            for (SourceTable table : wanted) {
                if (!file.columns(table).isEmpty()) {
                    tables.add(KeyedRows.open(file, table));
                }
            }
        }
    }

    @Override
    public boolean hasNext() {
        return leastKey() != null;
    }

    @Override
    public SourceVideo next() {
        byte[] key = leastKey();
        if (key == null) {
            throw new NoSuchElementException("no more videos");
        }
        List<SourceRow> rows = new ArrayList<>();
        for (KeyedRows table : tables) {
            while (Arrays.equals(key, table.key())) {
                rows.add(table.next());
                if (key.length == 0) {
                    return new SourceVideo("", rows);
                }
            }
        }
        return new SourceVideo(new String(key, StandardCharsets.UTF_8), rows);
    }

    private byte @Nullable [] leastKey() {
        return tables.stream()
                .map(KeyedRows::key)
                .filter(Objects::nonNull)
                .min(Arrays::compareUnsigned)
                .orElse(null);
    }

    @Override
    public void close() {
        tables.forEach(KeyedRows::close);
    }
}

package ytv2.migration.cast;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.migration.source.Cell;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;

/// Rows of legacy files, by hand.
public final class Rows {

    private Rows() {}

    /// @param columns names and values by turns
    public static SourceRow of(Side side, SourceTable table, @Nullable Object... columns) {
        List<String> names = Stream.iterate(0, i -> i + 2)
                .limit(columns.length / 2)
                .map(i -> String.valueOf(columns[i]))
                .toList();
        List<Cell> cells = Stream.iterate(1, i -> i + 2)
                .limit(columns.length / 2)
                .map(i -> cell(columns[i]))
                .toList();
        return new SourceRow(side, table, 1, names, cells);
    }

    public static SourceRow content(Side side, @Nullable Object... columns) {
        return of(side, SourceTable.CONTENT, columns);
    }

    static Cell cell(@Nullable Object value) {
        return switch (value) {
            case null -> Cell.NULL;
            case Integer whole -> new Cell.Whole(whole);
            case Long whole -> new Cell.Whole(whole);
            case Double real -> new Cell.Real(real);
            case byte[] bytes -> new Cell.Bytes(bytes);
            default -> new Cell.Text(value.toString());
        };
    }
}

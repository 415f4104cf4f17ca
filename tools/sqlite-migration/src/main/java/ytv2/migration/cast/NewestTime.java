package ytv2.migration.cast;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.source.ColumnReader;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SqliteFile;
import ytv2.model.SentTime;

/// The newest of all times in a column.
public final class NewestTime {

    private NewestTime() {}

    /// @param zones where times without an offset were written
    /// @param latest times after this are mistakes, and passed over
    /// @return empty if the column has no time at all
    public static Optional<SentTime> of(SqliteFile file, String column, Map<Side, ZoneId> zones, Instant latest) {
        List<SentTime> newest = new ArrayList<>(1);
        Optional<ZoneId> zone = Optional.ofNullable(zones.get(file.side()));
        ColumnReader.forEach(file, column, cell -> {
            SourceRow row = new SourceRow(file.side(), SourceTable.CONTENT, 0, List.of(column), List.of(cell));
            new ValueCast(row, zone, new Notes())
                    .time(column)
                    .filter(time -> !time.instant().isAfter(latest))
                    .filter(time -> newest.isEmpty()
                            || time.instant().isAfter(newest.getFirst().instant()))
                    .ifPresent(time -> {
                        newest.clear();
                        newest.add(time);
                    });
        });
        return newest.stream().max(Comparator.comparing(SentTime::instant));
    }
}

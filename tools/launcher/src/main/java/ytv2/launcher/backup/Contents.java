package ytv2.launcher.backup;

import java.util.List;

/// What a backup holds, as far as a restore has to know it beforehand.
///
/// @param schemaVersion the newest migration the rows went through
/// @param tables without Flyway's own
record Contents(String schemaVersion, List<Table> tables, List<Sequence> sequences) {

    Contents {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /// A table's rows.
    ///
    /// @param columns in the order of the rows' fields
    record Table(String name, List<String> columns, long rows) {
        Table {
            columns = List.copyOf(columns);
        }
    }

    /// Where a sequence stands.
    ///
    /// @param called whether `lastValue` was given out already
    record Sequence(String name, long lastValue, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}

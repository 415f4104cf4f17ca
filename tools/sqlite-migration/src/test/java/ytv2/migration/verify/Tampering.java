package ytv2.migration.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Changes stored rows behind the back of triggers and constraints, as a broken disk or a hurried person would, and
/// puts them back.
///
/// @param superuser a session without triggers and foreign keys
record Tampering(Session superuser) implements AutoCloseable {

    private static final String CHECKS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname)
            FROM pg_constraint AS c
            WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace
            """;

    private static final String COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ?
            ORDER BY ordinal_position
            """;

    private static final String OTHER_VALUE = """
            SELECT format(CASE data_type
                    WHEN 'text' THEN 'COALESCE(%1$I, '''') || ''x'''
                    WHEN 'boolean' THEN 'NOT %1$I'
                    WHEN 'integer' THEN 'COALESCE(%1$I, 0) + 7'
                    WHEN 'bigint' THEN 'COALESCE(%1$I, 0) + 7'
                    WHEN 'timestamp with time zone' THEN 'COALESCE(%1$I, now()) - interval ''%2$s'''
                    WHEN 'jsonb' THEN 'COALESCE(%1$I, ''{}'') || ''{"x": 1}'''
                    WHEN 'bytea' THEN 'COALESCE(%1$I, '''') || ''\\x00'''
                    WHEN 'ARRAY' THEN 'array_append(%1$I, ''x'')'
                    WHEN 'tsvector' THEN '%1$I || ''x''::tsvector'
                END, column_name, ?)
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ? AND column_name = ?
            """;

    static Tampering with(TestDatabase database) throws SQLException {
        Tampering tampering = new Tampering(database.superuser());
        for (String drop : List.copyOf(tampering.superuser.column(CHECKS))) {
            tampering.superuser.run(drop);
        }
        // it too would refuse what is to be found
        tampering.superuser.run("DROP INDEX ix_content_summaries_latest");
        tampering.superuser.run("SET session_replication_role = replica");
        return tampering;
    }

    List<String> columns(String table) throws SQLException {
        return List.copyOf(superuser.column(COLUMNS, table));
    }

    /// A value that was changed.
    ///
    /// @param videoId what the row was of before
    record Changed(String column, String videoId) {}

    /// Changes each column in another row, of another video, and keeps the table as it was.
    ///
    /// @param where which rows may be changed
    /// @param columns with the time by which a time in it is set back, as an `interval`
    /// @return as many as there are rows for
    List<Changed> change(String table, String where, Map<String, String> columns) throws SQLException {
        superuser.run("CREATE TEMP TABLE kept AS SELECT * FROM " + table);
        List<String> videoIds = List.copyOf(superuser.column(
                "SELECT DISTINCT video_id FROM %s WHERE %s ORDER BY video_id".formatted(table, where)));
        List<Changed> changed = new ArrayList<>();
        for (Map.Entry<String, String> column : columns.entrySet()) {
            if (changed.size() < videoIds.size()) {
                String videoId = videoIds.get(changed.size());
                change(table, where, column, videoId);
                changed.add(new Changed(column.getKey(), videoId));
            }
        }
        return changed;
    }

    private void change(String table, String where, Map.Entry<String, String> column, String videoId)
            throws SQLException {
        String name = column.getKey();
        String value = superuser.text(OTHER_VALUE, column.getValue(), table, name);
        superuser.run(
                "UPDATE %1$s SET %2$s = %3$s WHERE ctid = (SELECT ctid FROM %1$s WHERE video_id = ? AND %4$s LIMIT 1)"
                        .formatted(table, name, value, where),
                videoId);
    }

    void restore(String table) throws SQLException {
        superuser.run("DELETE FROM " + table);
        superuser.run("INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM kept");
        superuser.run("DROP TABLE kept");
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}

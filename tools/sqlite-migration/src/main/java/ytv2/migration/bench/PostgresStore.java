package ytv2.migration.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ytv2.migration.target.TargetFailure;

/// PostgreSQL, used as the services use it: locks, audit, event and card belong to each write.
final class PostgresStore implements Store {

    private static final String OTHERS =
            "SELECT count(*) FROM content_audit WHERE action <> 'migrate' AND video_id NOT LIKE 'bench:%'";

    private static final String IDS = """
            SELECT video_id FROM report_card WHERE video_id NOT LIKE 'bench:%' ORDER BY video_id COLLATE "C"
            """;

    private static final String CLEAN = """
            DELETE FROM content WHERE video_id LIKE 'bench:%';
            DELETE FROM content_tombstone WHERE video_id LIKE 'bench:%';
            DELETE FROM content_audit WHERE video_id LIKE 'bench:%';
            DELETE FROM content_event WHERE video_id LIKE 'bench:%'
            """;

    private static final String COLUMNS = """
            id, title, channel_name, canonical_url, thumbnail_url, content_source, published_at, indexed_at,
            duration_seconds, word_count, language, has_audio, subcategories_json, analysis_json, topics_json,
            created_at, updated_at
            """;

    private static final String INSERT = """
            INSERT INTO content (video_id, %1$s)
            SELECT ?, %1$s FROM jsonb_populate_record(NULL::content, CAST(? AS jsonb))
            """.formatted(COLUMNS);

    /// What ends every write.
    private static final String END = """
            WITH audited AS (
                INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
                SELECT v.id, CAST(? AS text), 'bench', sha256(convert_to(v.id, 'UTF8')), content_hash(v.id)
                FROM (VALUES (CAST(? AS text))) AS v(id)
                RETURNING video_id)
            SELECT publish_content_event(a.video_id, CAST(? AS text), '{}', 'bench'),
                   (SELECT count(*) FROM refreshed_cards(ARRAY[a.video_id], 0))
            FROM audited AS a
            """;

    private final Connection connection;
    private final List<String> ids;
    private final String template;
    private final String text;
    private final String html;
    private final PreparedStatement lock;
    private final PreparedStatement insert;
    private final PreparedStatement insertSummary;
    private final PreparedStatement update;
    private final PreparedStatement bury;
    private final PreparedStatement delete;
    private final PreparedStatement end;
    private final PreparedStatement select;
    private final PreparedStatement list;

    /// @param connection of the schema's owner; closed with this
    /// @throws TargetFailure if others have written there, or nothing was taken in yet
    PostgresStore(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        if (!"0".equals(first(OTHERS))) {
            throw new TargetFailure(
                    "this writes and deletes videos, and somebody uses the database already: make another"
                            + " one (./ytv2 schema up, ./ytv2 migrate run) and name that in DATABASE_URL");
        }
        clean();
        ids = texts(IDS);
        if (ids.isEmpty()) {
            throw new TargetFailure("there are no videos to compare with: ./ytv2 migrate run brings them");
        }
        String known = "'" + ids.getFirst().replace("'", "''") + "'";
        template = first("SELECT to_jsonb(c) FROM content AS c WHERE c.video_id = " + known);
        text = first("SELECT text FROM v_latest_summaries WHERE video_id = " + known + " ORDER BY variant LIMIT 1");
        html = first("SELECT html FROM v_latest_summaries WHERE video_id = " + known + " ORDER BY variant LIMIT 1");
        lock = connection.prepareStatement("SELECT * FROM locked_content(ARRAY[?])");
        insert = connection.prepareStatement(INSERT);
        insertSummary = connection.prepareStatement(
                "INSERT INTO content_summaries (video_id, variant, text, html) VALUES (?, 'comprehensive', ?, ?)");
        update = connection.prepareStatement(
                "UPDATE content SET subcategories_json = CAST(? AS jsonb) WHERE video_id = ?");
        bury = connection.prepareStatement("INSERT INTO content_tombstone (video_id, deleted_by) VALUES (?, 'bench')");
        delete = connection.prepareStatement("DELETE FROM content WHERE video_id = ?");
        end = connection.prepareStatement(END);
        select = connection.prepareStatement("SELECT report FROM report_card WHERE video_id = ?");
        list = connection.prepareStatement(
                "SELECT card FROM report_card ORDER BY indexed_at DESC, video_id DESC LIMIT ?");
    }

    @Override
    public long run(Operation operation, int number) throws SQLException {
        String id = PREFIX + number;
        long characters = 0;
        switch (operation) {
            case INSERT -> {
                long _ = Rows.read(lock, id);
                Rows.write(insert, id, template);
                Rows.write(insertSummary, id, text, html);
                long _ = Rows.read(end, "ingest", id, "report-added");
            }
            case SELECT -> characters = Rows.read(select, ids.get(number % ids.size()));
            case UPDATE -> {
                long _ = Rows.read(lock, id);
                Rows.write(update, Categories.document(number), id);
                long _ = Rows.read(end, "ingest", id, "report-synced");
            }
            case DELETE -> {
                long _ = Rows.read(lock, id);
                Rows.write(bury, id);
                Rows.write(delete, id);
                long _ = Rows.read(end, "delete", id, "report-deleted");
            }
            case LIST -> characters = Rows.read(list, PAGE);
            case SCAN -> {
                for (String table : List.of("content", "content_summaries", "report_card", "migrated_video")) {
                    characters += Rows.scan(connection, table);
                }
            }
        }
        connection.commit();
        return characters;
    }

    private void clean() throws SQLException {
        Rows.write(connection, CLEAN);
        connection.commit();
    }

    private String first(String query) throws SQLException {
        return texts(query).stream().findFirst().orElse("");
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return List.copyOf(texts);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            clean();
        }
    }
}

package ytv2.migration.verify;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.migration.cast.Field;
import ytv2.migration.target.Sql;

/// Reads all videos of PostgreSQL in the order of their ids, one at a time.
public final class StoredReader implements AutoCloseable {

    private static final int FETCH = 200;

    private final Connection connection;
    private final ResultSet rows;
    private @Nullable StoredVideo next;

    /// @param connection for this alone; closed with it
    public StoredReader(Connection connection) throws SQLException {
        this(connection, null);
    }

    private StoredReader(Connection connection, @Nullable Array ids) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false); // or the driver reads all rows at once
        PreparedStatement statement = connection.prepareStatement(sql("stored"));
        statement.setFetchSize(FETCH);
        statement.setArray(1, ids);
        statement.setArray(2, ids);
        this.rows = statement.executeQuery();
        advance();
    }

    /// Those of some videos that there are, by their ids.
    ///
    /// @param connection in a transaction, which goes on
    public static Map<String, StoredVideo> read(Connection connection, Collection<String> ids) throws SQLException {
        // not closed itself, which would close the connection
        StoredReader reader = new StoredReader(connection, connection.createArrayOf("text", ids.toArray()));
        Map<String, StoredVideo> videos = new HashMap<>();
        for (StoredVideo video = reader.peek(); video != null; video = reader.peek()) {
            StoredVideo _ = videos.put(video.videoId(), video);
            reader.advance();
        }
        reader.rows.getStatement().close();
        return videos;
    }

    /// A statement in a file beside this class.
    static String sql(String name) {
        return Sql.read(StoredReader.class, name);
    }

    /// The next one, which stays the next one; `null` after the last.
    public @Nullable StoredVideo peek() {
        return next;
    }

    public void advance() throws SQLException {
        next = rows.next() ? video() : null;
    }

    private StoredVideo video() throws SQLException {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String value = rows.getString(field.column());
            if (value != null) {
                values.put(
                        field,
                        field.type().equals("timestamptz")
                                ? Instant.parse(value).toString()
                                : value);
            }
        }
        return new StoredVideo(
                rows.getString("video_id"),
                rows.getString("content_source"),
                rows.getBoolean("curated"),
                rows.getLong("writes"),
                rows.getLong("uploads"),
                rows.getLong("others"),
                Optional.ofNullable(rows.getString("heard")),
                values,
                summaries());
    }

    private List<StoredSummary> summaries() throws SQLException {
        @Nullable Object[] variants = array("variants");
        @Nullable Object[] revisions = array("revisions");
        @Nullable Object[] texts = array("texts");
        @Nullable Object[] htmls = array("htmls");
        @Nullable Object[] documents = array("documents");
        @Nullable Object[] latest = array("latest");
        @Nullable Object[] times = array("times");
        List<StoredSummary> summaries = new ArrayList<>();
        for (int i = 0; i < variants.length; i++) {
            summaries.add(new StoredSummary(
                    String.valueOf(variants[i]),
                    Integer.parseInt(String.valueOf(revisions[i])),
                    String.valueOf(texts[i]),
                    String.valueOf(htmls[i]),
                    Optional.ofNullable(documents[i]).map(Object::toString),
                    Boolean.TRUE.equals(latest[i]),
                    Instant.parse(String.valueOf(times[i]))));
        }
        return summaries;
    }

    private @Nullable Object[] array(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? new Object[0] : (@Nullable Object[]) array.getArray();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package ytv2.migration.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of `content` that have an id of their own, but none of a video by which they could be taken in.
public final class UnnamedRows {

    private static final String QUERY = """
            SELECT CASE WHEN substr(id, 1, 3) = 'yt:' THEN substr(id, 4) ELSE id END
            FROM content
            WHERE id IS NOT NULL AND (video_id IS NULL OR trim(video_id) = '' OR video_id GLOB '*[^A-Za-z0-9._:~-]*'
                OR length(CAST(video_id AS BLOB)) <> length(CAST(video_id AS TEXT)))
            """;

    private UnnamedRows() {}

    /// @return their own ids, without `yt:`
    public static Set<String> ids(SqliteFile file) {
        Set<String> ids = new HashSet<>();
        if (file.columns(SourceTable.CONTENT).containsAll(List.of("id", "video_id"))) {
            try (Statement statement = file.connection().createStatement();
                    ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new SourceFailure(file.path() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return ids;
    }
}

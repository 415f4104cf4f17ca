package ytv2.migration.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of files that a mirror has written, out of what somebody has written in PostgreSQL: they say nothing that
/// PostgreSQL does not know better.
public final class MirroredRows {

    private static final String EXISTS =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'ytv2_mirrored'";

    private static final String ROWS = "SELECT file_rows FROM ytv2_mirrored WHERE video_id = ?";

    /// Those that were mirrored into.
    private final Map<Side, SqliteFile> files = new EnumMap<>(Side.class);

    /// @param files stay open
    public MirroredRows(List<SqliteFile> files) throws SQLException {
        for (SqliteFile file : files) {
            try (Statement statement = file.connection().createStatement();
                    ResultSet row = statement.executeQuery(EXISTS)) {
                if (row.next() && row.getLong(1) > 0) {
                    this.files.put(file.side(), file);
                }
            }
        }
    }

    /// The number by which the rows of one file are known again.
    public static byte[] digest(List<SourceRow> rows) {
        RowDigest digest = new RowDigest();
        rows.forEach(digest::add);
        return digest.finish();
    }

    /// Whether all rows of the video are as a mirror has left them.
    public boolean areAllOf(SourceVideo video) throws SQLException {
        if (files.isEmpty()) {
            return false;
        }
        Set<Side> sides = EnumSet.noneOf(Side.class);
        video.rows().forEach(row -> sides.add(row.side()));
        for (Side side : sides) {
            SqliteFile file = files.get(side);
            if (file == null || !isMirrored(file, video)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMirrored(SqliteFile file, SourceVideo video) throws SQLException {
        try (PreparedStatement statement = file.connection().prepareStatement(ROWS)) {
            statement.setString(1, video.key());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        && Arrays.equals(
                                row.getBytes(1),
                                digest(video.rows().stream()
                                        .filter(found -> found.side() == file.side())
                                        .toList()));
            }
        }
    }
}

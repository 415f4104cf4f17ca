package ytv2.migration.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.migration.cast.Field;
import ytv2.migration.merge.MergedVideo;

/// Tells which urls a video of the files must have after its files were taken over.
///
/// The rule is that of the database itself, which a run and the taking over of files follow too.
final class ServedUrls implements AutoCloseable {

    private static final String EXPORTS = "exports/";

    private final Connection connection;
    private final PreparedStatement url;
    private final PreparedStatement analysis;

    /// @param connection for this alone; closed with it
    ServedUrls(Connection connection) throws SQLException {
        this.connection = connection;
        this.url = connection.prepareStatement("SELECT served_url(?, true)");
        this.analysis = connection.prepareStatement("SELECT served_analysis(?::jsonb, true, ?)");
    }

    /// The same video with the urls that PostgreSQL must have for it.
    ///
    /// @param heard where its uploaded audio is heard
    MergedVideo.Stored of(MergedVideo.Stored video, Optional<String> heard) throws SQLException {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.putAll(video.values());
        for (Field field : new Field[] {Field.THUMBNAIL_URL, Field.SUMMARY_IMAGE_URL}) {
            @Nullable String said = values.get(field);
            if (said != null && said.contains(EXPORTS)) {
                values.put(field, ask(url, said, null));
            }
        }
        @Nullable String document = values.get(Field.ANALYSIS_JSON);
        if (document != null && (heard.isPresent() || document.contains(EXPORTS))) {
            values.put(Field.ANALYSIS_JSON, ask(analysis, document, heard.orElse(null)));
        }
        return video.with(values);
    }

    private String ask(PreparedStatement statement, String said, @Nullable String heard) throws SQLException {
        statement.setString(1, said);
        if (statement == analysis) {
            statement.setString(2, heard);
        }
        try (ResultSet row = statement.executeQuery()) {
            boolean _ = row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

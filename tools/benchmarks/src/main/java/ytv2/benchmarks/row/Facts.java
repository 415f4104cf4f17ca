package ytv2.benchmarks.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ytv2.benchmarks.data.Summaries;

/// What is in the data, counted from the rows themselves and not from what the service keeps beside them.
///
/// @param videos in all
/// @param categories each with its videos, the most frequent first
/// @param ids of videos from everywhere in the table
/// @param englishWithAudio videos that are both
/// @param topic that most videos have
/// @param rare videos with a word that few have
/// @param frequent videos with a word that many have
public record Facts(
        long videos,
        List<Counted> categories,
        List<String> ids,
        long englishWithAudio,
        String topic,
        long rare,
        long frequent) {

    static final String FREQUENT_WORD = "people";

    /// @param value of a filter
    record Counted(String value, long videos) {}

    private static final String COUNT = "SELECT count(*) FROM report_card WHERE ";

    private static final String CATEGORIES = """
            SELECT substr(f.token, length('category=') + 1) AS value, count(*) AS videos
            FROM report_card AS r, unnest(r.facets) AS f(token)
            WHERE f.token LIKE 'category=%'
            GROUP BY f.token
            ORDER BY count(*) DESC, f.token
            """;

    private static final String IDS = """
            SELECT video_id
            FROM (SELECT video_id, row_number() OVER (ORDER BY video_id) AS n, count(*) OVER () AS videos FROM report_card) AS r
            WHERE n % GREATEST(1, videos / 500) = 0
            ORDER BY video_id
            LIMIT 500
            """;

    private static final String TOPIC = """
            SELECT t.topic
            FROM report_card AS r, unnest(r.topics) AS t(topic)
            GROUP BY t.topic
            ORDER BY count(*) DESC, t.topic
            LIMIT 1
            """;

    public static Facts read(Connection connection) throws SQLException {
        return new Facts(
                count(connection, "true"),
                categories(connection),
                ids(connection),
                count(connection, "facets @> '{language=en,has_audio=true}'"),
                topic(connection),
                count(connection, "search_text LIKE '%" + Summaries.RARE_WORD + "%'"),
                count(connection, "search_text LIKE '%" + FREQUENT_WORD + "%'"));
    }

    private static long count(Connection connection, String condition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT + condition);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String topic(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOPIC);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString("topic");
        }
    }

    private static List<Counted> categories(Connection connection) throws SQLException {
        List<Counted> categories = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CATEGORIES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                categories.add(new Counted(rows.getString("value"), rows.getLong("videos")));
            }
        }
        return List.copyOf(categories);
    }

    private static List<String> ids(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(IDS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString("video_id"));
            }
        }
        return List.copyOf(ids);
    }
}

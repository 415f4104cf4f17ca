package ytv2.service.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.model.testing.Session;

/// What cannot be in a database whose every write was done by the services, wholly or not at all.
public final class HalfDone {

    private static final String CONTRADICTIONS = """
            WITH audited AS (
                SELECT id, video_id, action, hash_before, hash_after,
                       lag(hash_after) OVER (PARTITION BY video_id ORDER BY id) AS left_before,
                       lead(id) OVER (PARTITION BY video_id ORDER BY id) IS NULL AS is_last
                FROM content_audit
            ), counted AS (
                SELECT f.token, count(*) AS count
                FROM report_card AS r, unnest(array_prepend('', r.facets)) AS f(token)
                GROUP BY f.token
            ), told AS (
                SELECT video_id, count(*) FILTER (WHERE kind <> 'report-deleted') AS stored,
                       count(*) FILTER (WHERE kind = 'report-deleted') AS deleted
                FROM content_event WHERE video_id IS NOT NULL GROUP BY video_id
            ), done AS (
                SELECT video_id, count(*) FILTER (WHERE action = 'ingest') AS stored,
                       count(*) FILTER (WHERE action = 'delete' AND hash_before IS NOT NULL) AS deleted
                FROM content_audit GROUP BY video_id
            )
            SELECT 'audit ' || id || ' of ' || video_id || ' does not go on where the one before ended'
            FROM audited WHERE hash_before IS DISTINCT FROM left_before
            UNION ALL
            SELECT 'audit ' || id || ' of ' || video_id || ' is the last, and the video is not as it says'
            FROM audited WHERE is_last AND hash_after IS DISTINCT FROM content_hash(video_id)
            UNION ALL
            SELECT 'nobody has written ' || c.video_id
            FROM content AS c WHERE NOT EXISTS (SELECT FROM content_audit AS a WHERE a.video_id = c.video_id)
            UNION ALL
            SELECT video_id || ' is stored and deleted'
            FROM content JOIN content_tombstone USING (video_id)
            UNION ALL
            SELECT video_id || ' was told of otherwise than it was written'
            FROM told FULL JOIN done USING (video_id)
            WHERE (COALESCE(told.stored, 0), COALESCE(told.deleted, 0))
                <> (COALESCE(done.stored, 0), COALESCE(done.deleted, 0))
            UNION ALL
            SELECT video_id || ' ' || variant || ' has ' || count(*) || ' revisions, the latest not the last of them'
            FROM content_summaries GROUP BY video_id, variant
            HAVING max(revision) <> count(*)
                OR array_agg(revision) FILTER (WHERE is_latest) IS DISTINCT FROM ARRAY[max(revision)]
            UNION ALL
            -- longer ones are compressed when they are sent
            SELECT video_id || ' has a card and a fragment of another'
            FROM report_card AS r LEFT JOIN card_fragment AS f USING (video_id)
            WHERE octet_length(r.card) < 512 * 1024 AND f.length IS DISTINCT FROM octet_length(r.card) - 1
            UNION ALL
            SELECT 'cards with ' || token || ': ' || COALESCE(c.count, 0) || ', counted ' || COALESCE(v.count, 0)
            FROM counted AS c FULL JOIN v_facet_count AS v USING (token)
            WHERE c.count IS DISTINCT FROM v.count
            UNION ALL
            SELECT 'the request ' || key || ' has no answer' FROM remembered_answer WHERE answer IS NULL
            """;

    private HalfDone() {}

    /// Each contradiction in words; none if all is well.
    ///
    /// @param session of the schema's owner
    public static List<@Nullable String> in(Session session) throws SQLException {
        List<@Nullable String> found = new ArrayList<>(session.column(CONTRADICTIONS));
        ServiceDatabase.staleCards(session)
                .forEach(videoId -> found.add("the card of " + videoId + " is not its view's"));
        return found;
    }
}

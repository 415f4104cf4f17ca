-- What must hold whatever was taken in. Each row names one thing that does not: which check, and where.
SELECT 'a summary without a video' AS "check", s.video_id || ' ' || s.variant || ' ' || s.revision AS "where"
FROM content_summaries AS s
WHERE NOT EXISTS (SELECT FROM content AS c WHERE c.video_id = s.video_id)
UNION ALL
SELECT 'a variant without one latest revision', s.video_id || ' ' || s.variant
FROM content_summaries AS s
GROUP BY s.video_id, s.variant
HAVING count(*) FILTER (WHERE s.is_latest) <> 1
UNION ALL
SELECT 'a video that is deleted and there', t.video_id
FROM content_tombstone AS t
JOIN content AS c ON c.video_id = t.video_id
UNION ALL
SELECT 'a video that is not as its last writer left it', c.video_id
FROM content AS c
LEFT JOIN LATERAL (
    SELECT a.hash_after FROM content_audit AS a
    WHERE a.video_id = c.video_id AND a.action NOT IN ('refuse', 'restore')
    ORDER BY a.id DESC LIMIT 1
) AS a ON true
WHERE a.hash_after IS DISTINCT FROM content_hash(c.video_id)
UNION ALL
SELECT 'a video that its last writer left, and that is not there', a.video_id
FROM content_audit AS a
WHERE a.hash_after IS NOT NULL
  AND a.action NOT IN ('refuse', 'restore')
  AND NOT EXISTS (SELECT FROM content AS c WHERE c.video_id = a.video_id)
  AND NOT EXISTS (
      SELECT FROM content_audit AS l
      WHERE l.video_id = a.video_id AND l.id > a.id AND l.action NOT IN ('refuse', 'restore'))
UNION ALL
SELECT 'an entry of the audit that does not follow the one before', a.video_id || ' #' || a.id
FROM (
    SELECT id, video_id, hash_before, action, actor, at,
           lag(hash_after) OVER w AS former,
           lag(at) OVER w AS former_at
    FROM content_audit
    WHERE action NOT IN ('refuse', 'restore')
    WINDOW w AS (PARTITION BY video_id ORDER BY id)
) AS a
WHERE a.hash_before IS DISTINCT FROM a.former
   OR a.at < a.former_at
   OR a.at > clock_timestamp()
   OR (a.action = 'migrate') <> (a.actor = 'migration')
UNION ALL
SELECT 'an entry of the audit of a time when no migration ran', a.video_id || ' #' || a.id
FROM content_audit AS a
WHERE a.action = 'migrate'
  AND NOT EXISTS (
      -- one that was stopped has no end
      SELECT FROM migration_run AS r WHERE a.at BETWEEN r.started_at AND COALESCE(r.finished_at, 'infinity'))
UNION ALL
SELECT 'a checkpoint that is not of the state it was written with', l.video_id
FROM migrated_video AS l
LEFT JOIN LATERAL (
    SELECT a.action, a.hash_after FROM content_audit AS a WHERE a.video_id = l.video_id ORDER BY a.id DESC LIMIT 1
) AS a ON a.action = 'migrate'
WHERE l.deleted <> (l.content_hash IS NULL)
   OR (NOT l.deleted AND a.action IS NOT NULL AND l.content_hash IS DISTINCT FROM a.hash_after)
UNION ALL
SELECT 'a delete that the audit does not tell of', t.video_id
FROM content_tombstone AS t
LEFT JOIN LATERAL (
    SELECT a.at, a.actor FROM content_audit AS a
    WHERE a.video_id = t.video_id AND a.action IN ('delete', 'migrate')
    ORDER BY a.id DESC LIMIT 1
) AS a ON true
WHERE a.actor IS DISTINCT FROM t.deleted_by
   OR t.deleted_at NOT BETWEEN a.at - interval '1 minute' AND a.at + interval '1 minute'
UNION ALL
SELECT 'a card that is not what the video says', COALESCE(r.video_id, v.video_id)
FROM report_card AS r
FULL JOIN v_report_card AS v ON v.video_id = r.video_id
WHERE ROW(r.*) IS DISTINCT FROM ROW(v.*)
UNION ALL
SELECT 'a facet that is not counted right', COALESCE(k.token, v.token)
FROM v_facet_count AS k
FULL JOIN (
    SELECT u.token, count(*) AS count FROM report_card AS r CROSS JOIN LATERAL unnest(r.facets || '{""}') AS u(token) GROUP BY u.token
) AS v ON v.token = k.token
WHERE k.count IS DISTINCT FROM v.count

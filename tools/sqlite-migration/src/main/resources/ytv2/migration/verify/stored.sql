-- Every video, or those of a list (twice, NULL for all), with all its summaries, in the order of the ids' bytes. times: text in UTC, to the microsecond.
SELECT c.video_id, c.content_source, c.curated, w.writes, w.uploads, w.others, heard_url(c.video_id) AS heard,
       c.id, c.title, c.channel_name, c.canonical_url, c.thumbnail_url, c.summary_image_url,
       to_char(c.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS published_at,
       to_char(c.indexed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS indexed_at,
       c.duration_seconds, c.word_count, c.language, c.has_audio,
       c.subcategories_json, c.analysis_json, c.topics_json, c.transcript_text, c.legacy,
       to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS created_at,
       to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS updated_at,
       s.variants, s.revisions, s.texts, s.htmls, s.documents, s.latest, s.times
FROM content AS c
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE a.action = 'migrate') AS writes,
           count(*) FILTER (WHERE a.action = 'upload') AS uploads,
           count(*) FILTER (WHERE a.action NOT IN ('migrate', 'upload')) AS others
    FROM content_audit AS a
    WHERE a.video_id = c.video_id
) AS w
CROSS JOIN LATERAL (
    SELECT array_agg(o.variant) AS variants,
           array_agg(o.revision) AS revisions,
           array_agg(o.text) AS texts,
           array_agg(o.html) AS htmls,
           array_agg(o.raw_json::text) AS documents,
           array_agg(o.is_latest) AS latest,
           array_agg(to_char(o.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS times
    FROM content_summaries AS o
    WHERE o.video_id = c.video_id
) AS s
WHERE CAST(? AS text[]) IS NULL OR c.video_id = ANY (CAST(? AS text[]))
ORDER BY c.video_id COLLATE "C"

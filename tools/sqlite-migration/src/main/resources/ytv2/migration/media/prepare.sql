-- Seen by this session alone.

-- Every place where a video refers to a file of the legacy dashboard, or of this one. The audio of a video that only
-- says to have some was served by its id.
CREATE TEMP VIEW media_reference AS
SELECT c.video_id, r.what, r.url, exports_path(r.url) AS path
FROM content AS c
CROSS JOIN LATERAL (
    SELECT 'thumbnail_url', c.thumbnail_url
    UNION ALL
    SELECT 'summary_image_url', c.summary_image_url
    UNION ALL
    SELECT 'analysis_json', u.url FROM exports_urls(c.analysis_json) AS u(url)
    UNION ALL
    SELECT 'media', u.url FROM exports_urls(c.media) AS u(url)
    UNION ALL
    SELECT 'summary ' || s.variant, u.url
    FROM content_summaries AS s
    CROSS JOIN LATERAL exports_urls(s.raw_json) AS u(url)
    WHERE s.video_id = c.video_id
    UNION ALL
    SELECT 'has_audio', '/exports/by_video/' || c.video_id || '.mp3'
    WHERE c.has_audio
      AND NULLIF(c.analysis_json ->> 'audio_url', '') IS NULL
      AND NULLIF(c.media ->> 'audio_url', '') IS NULL
) AS r(what, url)
WHERE exports_path(r.url) IS NOT NULL;

-- The videos with urls under which their files are not served any more, and those that they are to have.
CREATE TEMP VIEW media_rename AS
SELECT c.video_id, h.before, n.thumbnail_url, n.summary_image_url, n.analysis_json, n.media
FROM content AS c
CROSS JOIN LATERAL (SELECT content_hash(c.video_id) AS before) AS h
CROSS JOIN LATERAL (SELECT is_as_migrated(c.video_id, h.before) AS own) AS o
CROSS JOIN LATERAL (
    SELECT served_url(c.thumbnail_url, o.own) AS thumbnail_url,
           served_url(c.summary_image_url, o.own) AS summary_image_url,
           served_analysis(c.analysis_json, o.own, heard_url(c.video_id)) AS analysis_json,
           -- written by uploads and ingests alone
           served_document(c.media, false) AS media
) AS n
WHERE (strpos(c.thumbnail_url, 'exports/') > 0
       OR strpos(c.summary_image_url, 'exports/') > 0
       OR strpos(c.analysis_json::text, 'exports/') > 0
       OR strpos(c.media::text, 'exports/') > 0)
  AND (c.thumbnail_url, c.summary_image_url, c.analysis_json, c.media)
      IS DISTINCT FROM (n.thumbnail_url, n.summary_image_url, n.analysis_json, n.media);

CREATE TEMP TABLE renamed (LIKE media_rename) ON COMMIT DELETE ROWS;

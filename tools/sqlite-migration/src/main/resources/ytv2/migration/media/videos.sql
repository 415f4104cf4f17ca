-- The ids that there are, or were, and where the audio of each is heard: url as its card says, heard if it was uploaded.
SELECT c.video_id, false AS deleted, u.url, exports_path(u.url) AS path, heard_url(c.video_id) AS heard
FROM content AS c
CROSS JOIN LATERAL (
    SELECT COALESCE(NULLIF(c.analysis_json ->> 'audio_url', ''), NULLIF(c.media ->> 'audio_url', '')) AS url
) AS u
UNION ALL
SELECT t.video_id, true, NULL, NULL, NULL
FROM content_tombstone AS t
WHERE NOT EXISTS (SELECT FROM content AS c WHERE c.video_id = t.video_id)

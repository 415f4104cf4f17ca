-- What videos refer to and what is not stored here under any name.
SELECT r.video_id, r.what, r.url
FROM media_reference AS r
WHERE NOT EXISTS (SELECT FROM migrated_media AS m WHERE m.path = r.path AND m.name IS NOT NULL)
  AND NOT EXISTS (SELECT FROM content_artifact AS a WHERE a.name IN (r.path, 'audio/' || r.path))
  AND NOT (r.path LIKE 'by\_video/%' AND EXISTS (
      SELECT FROM content_artifact AS a WHERE a.video_id = r.video_id AND a.kind = 'audio'))
ORDER BY r.video_id COLLATE "C", r.what, r.url

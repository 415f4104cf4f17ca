-- The urls of ours that videos show and that no stored file has. uploaded: one had it once.
SELECT r.video_id, r.what, r.url, r.path,
       (r.what = 'media' AND EXISTS (
           SELECT FROM content_audit AS a WHERE a.video_id = r.video_id AND a.action = 'upload'))
       OR EXISTS (SELECT FROM migrated_media AS m WHERE m.path = r.path AND m.name IS NULL) AS uploaded
FROM media_reference AS r
WHERE r.what !~ '^summary '
  AND NOT EXISTS (SELECT FROM content_artifact AS a WHERE a.name IN (r.path, 'audio/' || r.path))
  AND NOT (r.path LIKE 'by\_video/%' AND EXISTS (
      SELECT FROM content_artifact AS a WHERE a.video_id = r.video_id AND a.kind = 'audio'))
ORDER BY r.video_id COLLATE "C", r.what, r.url

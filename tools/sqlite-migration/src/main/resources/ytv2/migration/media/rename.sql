-- Ends a batch of renamed: urls, audit, cards, and one word to the listeners.
UPDATE content AS c
SET thumbnail_url = r.thumbnail_url,
    summary_image_url = r.summary_image_url,
    analysis_json = r.analysis_json,
    media = r.media
FROM renamed AS r
WHERE c.video_id = r.video_id;

-- an upload, as all that changes where files are: the rest of the video stays as the migration left it
INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
SELECT r.video_id, 'upload', 'media migration', r.before, content_hash(r.video_id)
FROM renamed AS r
ORDER BY r.video_id;

SELECT publish_content_event(NULL, 'resync', '{}', 'media migration'), refresh_report_card(c.video_ids)
FROM (SELECT array_agg(r.video_id) AS video_ids FROM renamed AS r HAVING count(*) > 0) AS c

-- Writes what was decided.
INSERT INTO content (
    video_id, id, title, channel_name, canonical_url, thumbnail_url, summary_image_url, content_source,
    published_at, indexed_at, duration_seconds, word_count, language, has_audio, curated,
    subcategories_json, analysis_json, topics_json, transcript_text, legacy, created_at, updated_at)
SELECT s.video_id, s.id, s.title, s.channel_name, s.canonical_url, s.thumbnail_url, s.summary_image_url,
       s.content_source, s.published_at, s.indexed_at, s.duration_seconds, s.word_count, s.language,
       COALESCE(s.has_audio, false), s.curated, s.subcategories_json, s.analysis_json, s.topics_json,
       s.transcript_text, s.legacy, s.created_at, s.updated_at
FROM staged_video AS s
JOIN decided_video AS d ON d.video_id = s.video_id
WHERE d.outcome = 'inserted';

UPDATE content AS c
SET id = m.id,
    title = m.title,
    channel_name = m.channel_name,
    canonical_url = m.canonical_url,
    thumbnail_url = m.thumbnail_url,
    summary_image_url = m.summary_image_url,
    content_source = m.content_source,
    published_at = m.published_at,
    indexed_at = m.indexed_at,
    duration_seconds = m.duration_seconds,
    word_count = m.word_count,
    language = m.language,
    has_audio = m.has_audio,
    curated = m.curated,
    subcategories_json = m.subcategories_json,
    analysis_json = m.analysis_json,
    topics_json = m.topics_json,
    transcript_text = m.transcript_text,
    legacy = m.legacy,
    created_at = m.created_at
FROM merged_content AS m
WHERE c.video_id = m.video_id;

-- A row that is inserted becomes the latest of its variant: the one that is to be it comes last. All of a new video,
-- and what a known one did not say yet.
INSERT INTO content_summaries (video_id, variant, revision, text, html, raw_json, created_at, updated_at)
SELECT m.video_id, m.variant, m.revision, m.text, m.html, m.raw_json, m.created_at, m.created_at
FROM (
    SELECT s.*
    FROM staged_summary AS s
    JOIN decided_video AS d ON d.video_id = s.video_id AND d.outcome = 'inserted'
    UNION ALL
    SELECT * FROM merged_summary
) AS m
ORDER BY m.video_id, m.variant, m.is_latest, m.revision;

-- Two steps, for the index allows one latest at any moment.
UPDATE content_summaries AS s
SET is_latest = false
FROM kept_latest AS k
WHERE s.video_id = k.video_id AND s.variant = k.variant AND s.is_latest AND s.revision <> k.revision;

UPDATE content_summaries AS s
SET is_latest = true
FROM kept_latest AS k
WHERE s.video_id = k.video_id AND s.variant = k.variant AND s.revision = k.revision AND NOT s.is_latest;

INSERT INTO content_tombstone (video_id, deleted_by)
SELECT d.video_id, 'migration'
FROM decided_video AS d
WHERE d.outcome = 'deleted'
ON CONFLICT (video_id) DO NOTHING;

DELETE FROM content AS c
USING decided_video AS d
WHERE d.video_id = c.video_id AND d.outcome = 'deleted';

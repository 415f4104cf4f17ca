-- What becomes of each staged video, and what is to be written. Changes nothing but temporary tables.

-- Files that were taken over are named by the urls under which they are served.
UPDATE staged_video AS s
SET thumbnail_url = served_url(s.thumbnail_url, true),
    summary_image_url = served_url(s.summary_image_url, true),
    analysis_json = served_analysis(s.analysis_json, true, heard_url(s.video_id))
WHERE NOT s.deletes;

INSERT INTO decided_video (video_id, outcome, wins, before)
SELECT s.video_id,
       CASE
           WHEN s.deletes AND t.video_id IS NOT NULL THEN 'same'
           WHEN t.video_id IS NOT NULL THEN 'skipped_tombstoned'
           WHEN l.fingerprint = s.fingerprint AND l.deleted = s.deletes AND (s.deletes OR c.video_id IS NOT NULL)
               THEN 'same'
           -- somebody has written it since, or before any migration
           WHEN s.deletes AND c.video_id IS NOT NULL AND NOT o.own THEN 'kept'
           WHEN s.deletes THEN 'deleted'
           WHEN c.video_id IS NULL THEN 'inserted'
           ELSE 'updated'
       END,
       o.own OR s.touched_at > c.updated_at,
       h.before
FROM staged_video AS s
LEFT JOIN content AS c ON c.video_id = s.video_id
LEFT JOIN content_tombstone AS t ON t.video_id = s.video_id
LEFT JOIN migrated_video AS l ON l.video_id = s.video_id
CROSS JOIN LATERAL (SELECT CASE WHEN c.video_id IS NOT NULL THEN content_hash(c.video_id) END AS before) AS h
CROSS JOIN LATERAL (SELECT is_as_migrated(s.video_id, h.before) AS own) AS o;

-- The rules for what is stored already. What the files do not know stays; what is not known yet is filled in; of two
-- that are known the newer stays. Categories set by hand give way only to newer ones that were set by hand.
INSERT INTO merged_content (
    video_id, id, title, channel_name, canonical_url, thumbnail_url, summary_image_url, content_source,
    published_at, indexed_at, duration_seconds, word_count, language, original_language, summary_language,
    audio_language, has_audio, curated, media, media_metadata, subcategories_json, analysis_json, topics_json,
    transcript_text, transcript_segments, legacy, created_at, updated_at)
SELECT c.video_id,
       CASE WHEN d.wins THEN COALESCE(s.id, c.id) ELSE COALESCE(c.id, s.id) END,
       CASE
           WHEN s.title IN ('Untitled', '(untitled)') THEN c.title
           WHEN d.wins OR c.title IN ('Untitled', '(untitled)') THEN s.title
           ELSE c.title
       END,
       CASE
           WHEN s.channel_name IN ('Unknown', '(unknown)') THEN c.channel_name
           WHEN d.wins OR c.channel_name IN ('Unknown', '(unknown)') THEN s.channel_name
           ELSE c.channel_name
       END,
       u.canonical_url,
       CASE WHEN d.wins THEN COALESCE(s.thumbnail_url, c.thumbnail_url)
           ELSE COALESCE(c.thumbnail_url, s.thumbnail_url) END,
       CASE WHEN d.wins THEN COALESCE(s.summary_image_url, c.summary_image_url)
           ELSE COALESCE(c.summary_image_url, s.summary_image_url) END,
       CASE WHEN u.canonical_url IS NOT DISTINCT FROM c.canonical_url THEN c.content_source ELSE s.content_source END,
       CASE WHEN d.wins THEN COALESCE(s.published_at, c.published_at)
           ELSE COALESCE(c.published_at, s.published_at) END,
       CASE WHEN d.wins THEN s.indexed_at ELSE c.indexed_at END,
       CASE WHEN d.wins THEN COALESCE(NULLIF(s.duration_seconds, 0), c.duration_seconds, s.duration_seconds)
           ELSE COALESCE(NULLIF(c.duration_seconds, 0), s.duration_seconds, c.duration_seconds) END,
       CASE WHEN d.wins THEN COALESCE(NULLIF(s.word_count, 0), c.word_count, s.word_count)
           ELSE COALESCE(NULLIF(c.word_count, 0), s.word_count, c.word_count) END,
       CASE WHEN d.wins THEN COALESCE(NULLIF(s.language, 'en'), c.language, s.language)
           ELSE COALESCE(NULLIF(c.language, 'en'), s.language, c.language) END,
       c.original_language,
       c.summary_language,
       c.audio_language,
       c.has_audio OR COALESCE(s.has_audio, false),
       CASE WHEN k.taken THEN s.curated ELSE c.curated END,
       c.media,
       c.media_metadata,
       CASE WHEN k.taken THEN s.subcategories_json ELSE c.subcategories_json END,
       NULLIF(
           CASE WHEN d.wins THEN COALESCE(c.analysis_json, '{}') || COALESCE(s.analysis_json, '{}')
               ELSE COALESCE(s.analysis_json, '{}') || COALESCE(c.analysis_json, '{}') END
           -- they belong to the categories that were set by hand
           || CASE WHEN c.curated AND NOT k.taken AND c.analysis_json ? 'categories'
               THEN jsonb_build_object('categories', c.analysis_json -> 'categories') ELSE '{}' END,
           '{}'),
       CASE WHEN d.wins THEN COALESCE(s.topics_json, c.topics_json) ELSE COALESCE(c.topics_json, s.topics_json) END,
       CASE WHEN d.wins THEN COALESCE(s.transcript_text, c.transcript_text)
           ELSE COALESCE(c.transcript_text, s.transcript_text) END,
       c.transcript_segments,
       CASE WHEN d.wins THEN COALESCE(c.legacy || s.legacy, s.legacy, c.legacy)
           ELSE COALESCE(s.legacy || c.legacy, c.legacy, s.legacy) END,
       LEAST(c.created_at, s.created_at),
       c.updated_at
FROM decided_video AS d
JOIN staged_video AS s ON s.video_id = d.video_id
JOIN content AS c ON c.video_id = d.video_id
CROSS JOIN LATERAL (
    SELECT CASE WHEN d.wins THEN COALESCE(s.canonical_url, c.canonical_url)
               ELSE COALESCE(c.canonical_url, s.canonical_url) END AS canonical_url
) AS u
CROSS JOIN LATERAL (
    SELECT s.subcategories_json IS NOT NULL
           AND (c.subcategories_json IS NULL
                OR (s.curated AND NOT c.curated)
                OR (s.curated = c.curated AND d.wins)) AS taken
) AS k
WHERE d.outcome = 'updated';

DELETE FROM merged_content AS m
USING content AS c
WHERE c.video_id = m.video_id AND c IS NOT DISTINCT FROM ROW(m.*)::content;

-- Of a known video what it does not say yet, under numbers that are free.
INSERT INTO merged_summary (video_id, variant, revision, text, html, raw_json, is_latest, created_at)
SELECT n.video_id,
       n.variant,
       CASE WHEN n.free THEN n.revision
           ELSE n.last + row_number() OVER (PARTITION BY n.video_id, n.variant, n.free ORDER BY n.revision) END,
       n.text,
       n.html,
       n.raw_json,
       n.is_latest AND (n.wins OR COALESCE(n.created_at > n.newest, true)),
       n.created_at
FROM (
    SELECT s.*,
           d.wins,
           NOT EXISTS (
               SELECT FROM content_summaries AS o
               WHERE o.video_id = s.video_id AND o.variant = s.variant AND o.revision = s.revision) AS free,
           GREATEST(
               (SELECT max(o.revision) FROM content_summaries AS o
                WHERE o.video_id = s.video_id AND o.variant = s.variant),
               max(s.revision) OVER (PARTITION BY s.video_id, s.variant)) AS last,
           (SELECT o.created_at FROM content_summaries AS o
            WHERE o.video_id = s.video_id AND o.variant = s.variant AND o.is_latest) AS newest
    FROM staged_summary AS s
    JOIN decided_video AS d ON d.video_id = s.video_id AND d.outcome = 'updated'
) AS n
WHERE NOT EXISTS (
    SELECT FROM content_summaries AS o
    WHERE o.video_id = n.video_id AND o.variant = n.variant AND o.text = n.text AND o.html = n.html);

INSERT INTO kept_latest (video_id, variant, revision)
SELECT o.video_id, o.variant, o.revision
FROM content_summaries AS o
JOIN merged_summary AS m ON m.video_id = o.video_id AND m.variant = o.variant
WHERE o.is_latest
GROUP BY o.video_id, o.variant, o.revision
HAVING NOT bool_or(m.is_latest);

-- A file that knows better may take an older revision for the latest again.
INSERT INTO kept_latest (video_id, variant, revision)
SELECT o.video_id, o.variant, max(o.revision)
FROM staged_summary AS s
JOIN decided_video AS d ON d.video_id = s.video_id AND d.outcome = 'updated' AND d.wins
JOIN content_summaries AS o
    ON o.video_id = s.video_id AND o.variant = s.variant AND o.text = s.text AND o.html = s.html
WHERE s.is_latest
  AND NOT EXISTS (
      SELECT FROM content_summaries AS l
      WHERE l.video_id = s.video_id AND l.variant = s.variant AND l.is_latest AND l.text = s.text AND l.html = s.html)
GROUP BY o.video_id, o.variant;

DELETE FROM kept_latest AS k
USING kept_latest AS n
JOIN content_summaries AS o
    ON o.video_id = n.video_id AND o.variant = n.variant AND o.revision = n.revision AND NOT o.is_latest
WHERE k.video_id = n.video_id AND k.variant = n.variant AND k.revision <> n.revision;

UPDATE decided_video AS d
SET outcome = 'same'
WHERE d.outcome = 'updated'
  AND NOT EXISTS (SELECT FROM merged_content AS m WHERE m.video_id = d.video_id)
  AND NOT EXISTS (SELECT FROM merged_summary AS m WHERE m.video_id = d.video_id)
  AND NOT EXISTS (SELECT FROM kept_latest AS k WHERE k.video_id = d.video_id);

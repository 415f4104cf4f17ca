-- v_report_card is the one definition of what a card shows and by which values it is found.

CREATE FUNCTION iso_utc(t timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
    WHEN t IS NULL THEN ''
    WHEN date_trunc('second', t) = t THEN to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    ELSE to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
END;

-- The form in which filter values are compared: NFC, white space folded and trimmed, en and em dash as hyphen, and
-- no more than 200 characters, which is what a request may ask for and an index entry can hold.
CREATE FUNCTION filter_value(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left(btrim(regexp_replace(
    translate(normalize(value, NFC), '–—', '--'),
    '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')), 200);

-- en-US, en_GB and english are en: the language without its region, in lower case.
CREATE FUNCTION base_language(tag text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE lower(btrim(tag))
    WHEN 'english' THEN 'en'
    WHEN 'french' THEN 'fr'
    WHEN 'spanish' THEN 'es'
    WHEN 'german' THEN 'de'
    WHEN 'italian' THEN 'it'
    WHEN 'portuguese' THEN 'pt'
    WHEN 'japanese' THEN 'ja'
    WHEN 'chinese' THEN 'zh'
    WHEN 'korean' THEN 'ko'
    WHEN 'russian' THEN 'ru'
    WHEN 'arabic' THEN 'ar'
    ELSE NULLIF(left(split_part(translate(lower(btrim(tag)), '_', '-'), '-', 1), 200), '')
END;

-- A whole number out of JSON that may hold anything: 12, 12.0, "12"; else NULL.
CREATE FUNCTION json_integer(value jsonb) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN value #>> '{}' ~ '^-?[0-9]{1,9}(\.[0-9]+)?$' THEN round((value #>> '{}')::numeric)::integer END;

-- A JSON array as it is, anything else as an empty one. (json_array is a word of SQL since PostgreSQL 16.)
CREATE FUNCTION array_or_empty(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]'::jsonb END;

-- The categories of a document, whose elements may be objects ("category" or "name"; "subcategories" a list or
-- one text) or plain texts.
CREATE FUNCTION categories_of(document jsonb)
    RETURNS TABLE (ordinal bigint, category text, subcategories text[]) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT c.ordinal, c.category, c.subcategories
FROM (
    SELECT e.ordinal,
           CASE jsonb_typeof(e.item)
               WHEN 'object' THEN COALESCE(e.item ->> 'category', e.item ->> 'name')
               WHEN 'string' THEN e.item #>> '{}'
           END AS category,
           CASE jsonb_typeof(e.item -> 'subcategories')
               WHEN 'array' THEN ARRAY(
                   SELECT s.value #>> '{}'
                   FROM jsonb_array_elements(e.item -> 'subcategories') WITH ORDINALITY AS s(value, ordinal)
                   WHERE jsonb_typeof(s.value) = 'string' AND s.value #>> '{}' <> ''
                   ORDER BY s.ordinal)
               WHEN 'string' THEN array_remove(ARRAY[e.item ->> 'subcategories'], '')
               ELSE '{}'
           END AS subcategories
    FROM jsonb_array_elements(array_or_empty(document -> 'categories')) WITH ORDINALITY AS e(item, ordinal)
) AS c
WHERE c.category <> ''
$$;

-- The categories by which a video is found: those of both documents, else the flat one of the analysis.
CREATE FUNCTION found_categories(subcategories jsonb, analysis jsonb)
    RETURNS TABLE (category text, subcategories text[]) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH nested AS (
    SELECT c.category, c.subcategories FROM categories_of(subcategories) AS c
    UNION ALL
    SELECT c.category, c.subcategories FROM categories_of(analysis) AS c
)
SELECT n.category, n.subcategories FROM nested AS n
UNION ALL
SELECT f.category, '{}'::text[]
FROM jsonb_array_elements_text(
    CASE jsonb_typeof(analysis -> 'category')
        WHEN 'array' THEN analysis -> 'category'
        WHEN 'string' THEN jsonb_build_array(analysis -> 'category')
        ELSE '[]'::jsonb
    END) AS f(category)
WHERE f.category <> '' AND NOT EXISTS (SELECT FROM nested)
$$;

-- Which summary speaks for the video: lower comes first, NULL last.
CREATE FUNCTION primary_rank(variant text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_position(ARRAY[
    'comprehensive', 'key-points', 'bullet-points', 'executive', 'key-insights',
    'audio', 'audio-fr', 'audio-es', 'audio-fr:intermediate', 'audio-fr:advanced'], variant);

-- In which order a card lists its summaries: lower comes first, NULL last.
CREATE FUNCTION display_rank(variant text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_position(ARRAY[
    'key-insights', 'bullet-points', 'comprehensive', 'key-points', 'executive',
    'deep-research', 'audio', 'audio-fr', 'audio-es'], variant);

-- Words in any language, without their accents.
CREATE TEXT SEARCH CONFIGURATION plain_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain_words
    ALTER MAPPING FOR word, hword, hword_part, asciiword, asciihword, hword_asciipart WITH unaccent, simple;

-- A vector of more than 1 MB is an error, so long texts are found by their beginning.
CREATE FUNCTION search_vector(title text, channel text, topics text[], body text) RETURNS tsvector
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN setweight(to_tsvector('plain_words', left(title, 1000)), 'A')
    || setweight(to_tsvector('plain_words', left(channel || ' ' || array_to_string(topics, ' '), 4000)), 'B')
    || setweight(to_tsvector('plain_words', left(body, 100000)), 'D');

CREATE VIEW v_report_card AS
SELECT c.video_id,
       c.id AS content_id,
       -- a sort key, short enough for an index entry
       left(c.title, 256) COLLATE "C" AS title,
       c.indexed_at,
       c.published_at,
       COALESCE(c.duration_seconds, 0) AS duration_seconds,
       p.variant AS primary_variant,
       f.facets,
       f.topics,
       -- in lower case: LIKE then reads it ten times faster than ILIKE would;
       -- U+0001 stands between the two, so that no search matches across them
       lower(c.title || U&'\0001' || p.text) AS search_text,
       search_vector(c.title, c.channel_name, f.topics, p.text) AS search_vector,
       item.card,
       single.report
FROM content AS c
LEFT JOIN LATERAL (
    SELECT s.variant, s.text, s.html
    FROM v_latest_summaries AS s
    WHERE s.video_id = c.video_id AND (s.text <> '' OR s.html <> '')
    ORDER BY primary_rank(s.variant), s.created_at DESC, s.variant
    LIMIT 1
) AS p ON true
CROSS JOIN LATERAL (
    SELECT c.content_source AS source,
           CASE c.content_source
               WHEN 'youtube' THEN 'YouTube'
               WHEN 'reddit' THEN 'Reddit'
               WHEN 'wikipedia' THEN 'Wikipedia'
               WHEN 'lds' THEN 'Gospel Library'
               WHEN 'web' THEN 'Web'
               ELSE 'Other'
           END AS source_label,
           COALESCE(NULLIF(c.analysis_json ->> 'language', ''), 'en') AS language,
           COALESCE(NULLIF(c.analysis_json ->> 'audio_url', ''), NULLIF(c.media ->> 'audio_url', '')) AS audio_url,
           COALESCE(NULLIF(c.media ->> 'audio_url', ''), NULLIF(c.analysis_json ->> 'audio_url', ''))
               AS variant_audio_url,
           COALESCE(c.transcript_text, '') AS transcript,
           COALESCE(c.transcript_segments, '[]') AS transcript_segments,
           CASE
               WHEN jsonb_array_length(array_or_empty(c.analysis_json -> 'key_topics')) > 0
                   THEN c.analysis_json -> 'key_topics'
               ELSE array_or_empty(c.topics_json)
           END AS key_topics
) AS d
CROSS JOIN LATERAL (
    SELECT COALESCE(to_json(array_agg(json_strip_nulls(row_to_json(e))
                                      ORDER BY display_rank(e.variant), s.created_at, e.variant)), '[]')
               AS summary_variants,
           COALESCE(array_agg(DISTINCT e.variant), '{}') AS variants,
           COALESCE(bool_or(e.kind = 'audio'), false) AS has_audio_variant
    FROM v_latest_summaries AS s
    CROSS JOIN LATERAL (
        SELECT s.variant,
               s.variant AS summary_type,
               s.text,
               s.html,
               CASE
                   WHEN s.variant LIKE 'audio%' THEN 'audio'
                   WHEN s.variant = 'deep-research' AND s.raw_json ->> 'follow_up_run_id' <> '' THEN 'research'
                   ELSE 'text'
               END AS kind,
               iso_utc(s.created_at) AS generated_at,
               s.revision,
               CASE WHEN s.variant LIKE 'audio-%' THEN substr(s.variant, 7) END AS language,
               CASE WHEN s.variant LIKE 'audio%' THEN d.variant_audio_url END AS audio_url,
               CASE WHEN s.variant LIKE 'audio%' THEN json_integer(c.media_metadata -> 'mp3_duration_seconds') END
                   AS duration,
               s.raw_json -> 'follow_up_run_id' AS follow_up_run_id,
               s.raw_json -> 'research_meta' AS research_meta
    ) AS e
    WHERE s.video_id = c.video_id AND (s.text <> '' OR s.html <> '')
) AS v
CROSS JOIN LATERAL (
    SELECT COALESCE(to_json(array_agg(k.category ORDER BY k.ordinal)), '[]') AS names,
           (array_agg(k.subcategories[1] ORDER BY k.ordinal) FILTER (WHERE k.subcategories <> '{}'))[1] AS subcategory,
           COALESCE(to_json(array_agg(row_to_json(x) ORDER BY k.ordinal)), '[]') AS categories
    FROM categories_of(COALESCE(c.subcategories_json, c.analysis_json)) AS k
    CROSS JOIN LATERAL (SELECT k.category, k.subcategories) AS x
) AS k
CROSS JOIN LATERAL (
    SELECT c.has_audio OR d.audio_url IS NOT NULL OR v.has_audio_variant AS has_audio,
           (SELECT row_to_json(a) FROM (
               SELECT k.names AS category,
                      k.subcategory,
                      k.categories,
                      COALESCE(c.analysis_json ->> 'content_type', '') AS content_type,
                      COALESCE(NULLIF(c.analysis_json ->> 'complexity_level', ''),
                               c.analysis_json ->> 'complexity', '') AS complexity_level,
                      d.language,
                      d.key_topics,
                      array_or_empty(c.analysis_json -> 'named_entities') AS named_entities,
                      c.analysis_json -> 'summary_image_prompt' AS summary_image_prompt,
                      c.analysis_json -> 'summary_image_prompt_original' AS summary_image_prompt_original,
                      c.analysis_json -> 'summary_image_prompt_last_used' AS summary_image_prompt_last_used,
                      c.analysis_json -> 'summary_image_ai2_prompt' AS summary_image_ai2_prompt,
                      c.analysis_json -> 'summary_image_ai2_prompt_original' AS summary_image_ai2_prompt_original,
                      c.analysis_json -> 'summary_image_ai2_prompt_last_used' AS summary_image_ai2_prompt_last_used,
                      c.analysis_json -> 'summary_image_selected_url' AS summary_image_selected_url,
                      c.analysis_json -> 'summary_image_variants' AS summary_image_variants,
                      c.analysis_json -> 'summary_image_ai2_url' AS summary_image_ai2_url
           ) AS a) AS analysis
) AS n
-- Everything a card is found by, as name=value: one index serves any combination of filters, one pass counts all.
CROSS JOIN LATERAL (
    SELECT ARRAY(
               SELECT DISTINCT t.token COLLATE "C" AS token
               FROM (
                   SELECT 'source=' || d.source
                   UNION ALL
                   SELECT 'language=' || base_language(d.language)
                   UNION ALL
                   SELECT 'channel=' || NULLIF(filter_value(c.channel_name), '')
                   UNION ALL
                   SELECT 'content_type=' || NULLIF(filter_value(c.analysis_json ->> 'content_type'), '')
                   UNION ALL
                   SELECT 'complexity=' || NULLIF(filter_value(COALESCE(
                       NULLIF(c.analysis_json ->> 'complexity_level', ''), c.analysis_json ->> 'complexity')), '')
                   UNION ALL
                   SELECT 'has_audio=' || n.has_audio
                   UNION ALL
                   SELECT 'summary_type=' || u.variant FROM unnest(v.variants) AS u(variant)
                   UNION ALL
                   -- people know these two by one name, and a video that has both is one
                   SELECT 'summary_name=' || CASE u.variant WHEN 'key-points' THEN 'bullet-points' ELSE u.variant END
                   FROM unnest(v.variants) AS u(variant)
                   UNION ALL
                   SELECT 'category=' || NULLIF(filter_value(g.category), '')
                   FROM found_categories(c.subcategories_json, c.analysis_json) AS g
                   UNION ALL
                   SELECT x.token
                   FROM found_categories(c.subcategories_json, c.analysis_json) AS g
                   CROSS JOIN LATERAL unnest(g.subcategories) AS s(subcategory)
                   CROSS JOIN LATERAL (VALUES
                       ('subcategory=' || NULLIF(filter_value(s.subcategory), '')),
                       -- the pair: U+001F, the unit separator, stands between its two values
                       ('pair=' || NULLIF(filter_value(g.category), '') || U&'\001F' || NULLIF(filter_value(s.subcategory), ''))
                   ) AS x(token)
               ) AS t(token)
               -- a blank value makes none: no request can name it
               WHERE t.token IS NOT NULL
               ORDER BY t.token COLLATE "C") AS facets,
           ARRAY(
               SELECT DISTINCT filter_value(t.topic)
               FROM jsonb_array_elements_text(d.key_topics) AS t(topic)
               WHERE filter_value(t.topic) <> ''
               ORDER BY 1) AS topics
) AS f
CROSS JOIN LATERAL (
    SELECT row_to_json(i)::text AS card
    FROM (
        SELECT COALESCE(NULLIF(c.id, ''), c.video_id) AS id,
               COALESCE(NULLIF(c.title, ''), 'Untitled') AS title,
               COALESCE(c.thumbnail_url, '') AS thumbnail_url,
               c.summary_image_url,
               COALESCE(c.canonical_url, '') AS canonical_url,
               c.channel_name AS channel,
               c.channel_name,
               d.source AS content_source,
               d.source,
               d.source_label,
               iso_utc(c.published_at) AS published_at,
               COALESCE(c.duration_seconds, 0) AS duration_seconds,
               n.analysis,
               (SELECT row_to_json(m) FROM (
                   SELECT n.has_audio,
                          COALESCE(json_integer(c.analysis_json -> 'audio_duration_seconds'), 0)
                              AS audio_duration_seconds,
                          d.transcript <> '' AS has_transcript,
                          char_length(d.transcript) AS transcript_chars,
                          d.audio_url,
                          c.summary_image_url
               ) AS m) AS media,
               (SELECT row_to_json(m) FROM (
                   SELECT COALESCE(c.duration_seconds, 0) AS video_duration_seconds,
                          COALESCE(json_integer(c.media_metadata -> 'mp3_duration_seconds'),
                                   json_integer(c.analysis_json -> 'audio_duration_seconds'), 0)
                              AS mp3_duration_seconds
               ) AS m) AS media_metadata,
               c.video_id AS file_stem,
               c.video_id,
               -- JSON in a text: the front end parses it
               c.subcategories_json::text AS subcategories_json,
               iso_utc(c.indexed_at) AS indexed_at,
               COALESCE(NULLIF(c.original_language, ''), d.language) AS original_language,
               COALESCE(NULLIF(c.summary_language, ''), d.language) AS summary_language,
               COALESCE(NULLIF(c.audio_language, ''), d.language) AS audio_language,
               COALESCE(c.word_count, json_integer(c.analysis_json -> 'word_count'), 0) AS word_count,
               d.transcript,
               d.transcript_segments,
               p.text AS summary_text,
               p.html AS summary_html,
               p.variant AS summary_variant,
               p.variant AS summary_type_latest,
               v.summary_variants
    ) AS i
) AS item
CROSS JOIN LATERAL (
    SELECT row_to_json(r)::text AS report
    FROM (
        SELECT (SELECT row_to_json(w) FROM (
                   SELECT c.video_id,
                          COALESCE(NULLIF(c.title, ''), 'Untitled') AS title,
                          c.channel_name AS channel,
                          COALESCE(c.canonical_url, '') AS url,
                          COALESCE(c.duration_seconds, 0) AS duration_seconds,
                          iso_utc(c.published_at) AS published_at
               ) AS w) AS video,
               (SELECT row_to_json(w) FROM (
                   SELECT p.text, p.html, p.variant AS type, v.summary_variants AS variants
               ) AS w) AS summary,
               COALESCE(c.thumbnail_url, '') AS thumbnail_url,
               c.summary_image_url,
               n.analysis,
               c.subcategories_json::text AS subcategories_json,
               n.has_audio,
               p.variant AS summary_type,
               v.summary_variants,
               d.transcript,
               d.transcript_segments,
               iso_utc(c.indexed_at) AS indexed_at
    ) AS r
) AS single
WHERE p.variant IS NOT NULL;

COMMENT ON VIEW v_report_card IS
    'One row for each listed video. card is the list item without summary_type; report is the single report without deployment_commit.';

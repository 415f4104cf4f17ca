-- Where the audio and images of the legacy dashboard are served now, so that its urls are told by one rule: to whoever
-- migrates files, rows, or compares them.

CREATE TABLE migrated_media (
    path   text  PRIMARY KEY,
    name   text,
    sha256 bytea NOT NULL,

    CONSTRAINT fk_migrated_media_name FOREIGN KEY (name) REFERENCES content_artifact (name) ON DELETE SET NULL,
    CONSTRAINT ck_migrated_media_sha256 CHECK (octet_length(sha256) = 32)
);

COMMENT ON TABLE migrated_media IS 'The checkpoints of files: each is written when its file is in its place.';
COMMENT ON COLUMN migrated_media.path IS 'Below the exports of the legacy dashboard, as its urls spell it.';
COMMENT ON COLUMN migrated_media.name IS 'The artifact under which the same bytes were stored; NULL if it was removed since.';
COMMENT ON COLUMN migrated_media.sha256 IS
    'As the migration stored it: as long as it is that of the artifact, nobody has replaced the file since.';

CREATE INDEX ix_migrated_media_name ON migrated_media (name);

-- The path below the exports that a url names, on whatever host, as for image_names; NULL if it names none.
CREATE FUNCTION exports_path(url text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN substring(url FROM '^(?:https?://[^/?#]+/|/)?exports/([^?#]+)');

-- All of a document's texts that are urls of exports.
CREATE FUNCTION exports_urls(document jsonb) RETURNS SETOF text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    -- most have none, and looking for a text is much faster than looking for a pattern
    IF strpos(document::text, 'exports/') > 0 THEN
        RETURN QUERY
        SELECT DISTINCT m.parts[1]
        FROM regexp_matches(
            document::text, '"((?:https?://[^/?#"\\]+/|/)?exports/[^"\\]+)"', 'g') AS m(parts);
    END IF;
END
$$;

-- A url of the legacy dashboard as this one serves it; any other as it is.
-- legacy: whether it is certain that the legacy dashboard has written it. Of other urls, one under whose very name
-- something is stored here means that.
CREATE FUNCTION served_url(url text, legacy boolean) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    said  text := exports_path(url);
    found text;
BEGIN
    IF said IS NULL THEN
        RETURN url;
    END IF;
    SELECT CASE WHEN NOT legacy AND a.name IS NOT NULL THEN a.name ELSE COALESCE(m.name, a.name) END
    INTO found
    FROM (VALUES (said)) AS s(path)
    LEFT JOIN migrated_media AS m ON m.path = s.path
    LEFT JOIN content_artifact AS a ON a.name = s.path;
    RETURN COALESCE('/exports/' || found, url);
END
$$;

CREATE FUNCTION served_document(document jsonb, legacy boolean) RETURNS jsonb LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    said text := document::text;
    url  text;
BEGIN
    FOR url IN SELECT exports_urls(document) LOOP
        -- neither has a character that JSON escapes
        said := replace(said, '"' || url || '"', '"' || served_url(url, legacy) || '"');
    END LOOP;
    RETURN said::jsonb;
END
$$;

-- Where the uploaded audio of a video is heard; NULL if it has none.
CREATE FUNCTION heard_url(p_video_id text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT c.media ->> 'audio_url'
    FROM content AS c
    JOIN content_artifact AS a ON a.video_id = c.video_id AND '/exports/' || a.name = c.media ->> 'audio_url'
    WHERE c.video_id = p_video_id);

-- An analysis with the urls under which its files are served. An upload sets the address of the audio where there is
-- one, and so does this.
CREATE FUNCTION served_analysis(analysis jsonb, legacy boolean, heard text) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN served_document(analysis, legacy)
    || CASE WHEN heard IS NOT NULL AND analysis ->> 'audio_url' <> ''
        THEN jsonb_build_object('audio_url', heard) ELSE '{}' END;

-- Whether a video is as the migration left it, but for what uploads have done to it. p_hash: its content_hash.
CREATE FUNCTION is_as_migrated(p_video_id text, p_hash bytea) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN EXISTS (
    SELECT FROM migrated_video AS l
    WHERE l.video_id = p_video_id
      AND (l.content_hash = p_hash
           OR EXISTS (
               SELECT FROM content_audit AS own
               WHERE own.video_id = l.video_id
                 AND own.hash_after = l.content_hash
                 AND NOT EXISTS (
                     SELECT FROM content_audit AS later
                     WHERE later.video_id = l.video_id AND later.id > own.id AND later.action <> 'upload')
                 AND p_hash = (
                     SELECT a.hash_after FROM content_audit AS a
                     WHERE a.video_id = l.video_id ORDER BY a.id DESC LIMIT 1))));

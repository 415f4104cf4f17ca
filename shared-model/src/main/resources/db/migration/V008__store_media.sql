-- Which files of the exports directory are whose. A file is put in place after the commit of its row, and removed after
-- the commit that takes the row away: what a crash leaves undone is written here, and done by whoever comes next.

CREATE TABLE content_artifact (
    name       text        PRIMARY KEY,
    video_id   text,
    kind       text        NOT NULL,
    media_type text        NOT NULL,
    size       bigint      NOT NULL,
    sha256     bytea       NOT NULL,
    staged     text,
    answer_key text,
    before     jsonb,
    stored_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor      text        NOT NULL,

    CONSTRAINT fk_content_artifact_video_id FOREIGN KEY (video_id) REFERENCES content (video_id) ON DELETE CASCADE,
    -- a path that leads nowhere else
    CONSTRAINT ck_content_artifact_name CHECK (
        name ~ '^(audio|images)/[A-Za-z0-9_:~-][A-Za-z0-9._:~-]*$' AND length(name) <= 250),
    CONSTRAINT ck_content_artifact_staged CHECK (staged ~ '^[0-9a-f-]{36}$'),
    CONSTRAINT ck_content_artifact_kind CHECK (kind IN ('audio', 'image')),
    CONSTRAINT ck_content_artifact_size CHECK (size > 0),
    CONSTRAINT ck_content_artifact_sha256 CHECK (octet_length(sha256) = 32)
);

COMMENT ON COLUMN content_artifact.name IS 'Path below the exports directory.';
COMMENT ON COLUMN content_artifact.staged IS
    'Name of the staged file that is still to be put in place; NULL when that was done.';

COMMENT ON COLUMN content_artifact.answer_key IS
    'The Idempotency-Key of an upload that is still to be put in place; its answer is forgotten if that fails.';
COMMENT ON COLUMN content_artifact.before IS
    'What stood here, and what its video showed, before an upload that is still to be put in place: artifact_before.';

CREATE INDEX ix_content_artifact_video_id ON content_artifact (video_id);
CREATE INDEX ix_content_artifact_staged ON content_artifact (staged) WHERE staged IS NOT NULL;

CREATE TABLE media_removal (
    name     text        PRIMARY KEY,
    video_id text,
    at       timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE media_removal IS 'Files to be removed, unless an artifact has their name again.';

CREATE INDEX ix_media_removal_video_id ON media_removal (video_id);

-- Written into the directory of the files, so that another one, such as the place of a disk that is not mounted, is never
-- taken for it.
CREATE TABLE media_directory (
    id     uuid    NOT NULL DEFAULT gen_random_uuid(),
    single boolean PRIMARY KEY DEFAULT true,

    CONSTRAINT ck_media_directory_single CHECK (single)
);

COMMENT ON TABLE media_directory IS 'What the file .ytv2-exports in the directory of the files says; one row at most.';

-- Whoever takes a row away, and be it by deleting its video.
CREATE FUNCTION queue_media_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO media_removal AS m (name, video_id)
    SELECT f.name, OLD.video_id
    FROM (VALUES (OLD.name), ('.staged/' || OLD.staged)) AS f(name)
    WHERE f.name IS NOT NULL
    -- An update, not nothing: it waits for whoever is removing that file now, and asks again for its removal.
    ON CONFLICT (name) DO UPDATE
        SET at = EXCLUDED.at, video_id = COALESCE(EXCLUDED.video_id, m.video_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER trg_content_artifact_removal_del AFTER DELETE ON content_artifact
    FOR EACH ROW EXECUTE FUNCTION queue_media_removal();

-- Queues files that belonged to a video, or were shown by it, but for those that are another one's: in the transaction that
-- deletes the video, whose own rows are gone by then.
CREATE FUNCTION queue_unowned(p_video_id text, p_names text[]) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    WITH named AS (
        SELECT n.name
        FROM unnest(p_names) AS n(name)
        WHERE NOT EXISTS (SELECT FROM content_artifact AS a WHERE a.name = n.name AND a.video_id IS NOT NULL)
    ), unowned AS (
        DELETE FROM content_artifact AS a USING named AS n WHERE a.name = n.name
    )
    INSERT INTO media_removal AS m (name, video_id)
    SELECT n.name, p_video_id FROM named AS n ORDER BY n.name COLLATE "C"
    ON CONFLICT (name) DO UPDATE SET at = EXCLUDED.at, video_id = EXCLUDED.video_id;
END;

-- What an upload under a name replaces, for take_back_artifact.
CREATE FUNCTION artifact_before(p_name text, p_video_id text) RETURNS jsonb LANGUAGE sql STABLE
RETURN jsonb_build_object(
    'artifact', (
        SELECT to_jsonb(a) - 'staged' - 'answer_key' - 'before'
        FROM content_artifact AS a
        WHERE a.name = p_name),
    'content', (
        SELECT jsonb_build_object(
            'has_audio', c.has_audio,
            'has_media', c.media IS NOT NULL,
            'media_url', c.media -> 'audio_url',
            'analysis_url', c.analysis_json -> 'audio_url')
        FROM content AS c
        WHERE c.video_id = p_video_id));

-- A document with another address of its audio, or with none.
CREATE FUNCTION with_audio_url(document jsonb, url jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN url IS NULL OR url = 'null'
    THEN document - 'audio_url'
    ELSE document || jsonb_build_object('audio_url', url)
END;

-- Undoes an upload whose file never came to its place, under the locks of its video and its name: what was there before is
-- there again, its video shows what it showed, and its answer is forgotten. Returns the cards that this has changed.
CREATE FUNCTION take_back_artifact(p_name text, p_staged text, p_longest integer)
    RETURNS TABLE (video_id text, card text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    url         text := '/exports/' || p_name;
    upload      content_artifact;
    previous    content_artifact;
    shown       jsonb;
    hash_before bytea;
    queued      boolean;
BEGIN
    SELECT * INTO upload FROM content_artifact AS a WHERE a.name = p_name AND a.staged = p_staged FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    previous := jsonb_populate_record(NULL::content_artifact, NULLIF(upload.before -> 'artifact', 'null'));
    shown := NULLIF(upload.before -> 'content', 'null');
    hash_before := content_hash(upload.video_id);

    UPDATE content AS c
    SET has_audio = (shown ->> 'has_audio')::boolean,
        media = CASE WHEN (shown ->> 'has_media')::boolean
            THEN with_audio_url(c.media, shown -> 'media_url')
            ELSE NULLIF(with_audio_url(c.media, shown -> 'media_url'), '{}')
        END,
        analysis_json = CASE WHEN c.analysis_json ->> 'audio_url' = url
            THEN with_audio_url(c.analysis_json, shown -> 'analysis_url')
            ELSE c.analysis_json
        END
    WHERE c.video_id = upload.video_id AND shown IS NOT NULL AND c.media ->> 'audio_url' = url;
    -- what came after it, and may be taken back as well, must not show it again
    UPDATE content_artifact AS a
    SET before = jsonb_set(a.before, '{content}', COALESCE(shown, 'null'))
    WHERE a.video_id = upload.video_id AND a.before #>> '{content,media_url}' = url;

    DELETE FROM remembered_answer AS r WHERE r.actor = upload.actor AND r.key = upload.answer_key;
    IF previous.name IS NULL THEN
        -- a file that lies there was there before, and the staged one is its writer's to discard
        queued := EXISTS (SELECT FROM media_removal AS m WHERE m.name = p_name);
        DELETE FROM content_artifact AS a WHERE a.name = p_name;
        DELETE FROM media_removal AS m
        WHERE m.name = '.staged/' || p_staged OR (m.name = p_name AND NOT queued);
    ELSE
        UPDATE content_artifact AS a
        SET video_id = (SELECT c.video_id FROM content AS c WHERE c.video_id = previous.video_id),
            media_type = previous.media_type,
            size = previous.size,
            sha256 = previous.sha256,
            stored_at = previous.stored_at,
            actor = previous.actor,
            staged = NULL,
            answer_key = NULL,
            before = NULL
        WHERE a.name = p_name;
    END IF;

    IF content_hash(upload.video_id) IS DISTINCT FROM hash_before THEN
        INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
        VALUES (upload.video_id, 'upload', upload.actor, hash_before, content_hash(upload.video_id));
        PERFORM publish_content_event(upload.video_id, 'audio-synced', '{}', upload.actor);
        RETURN QUERY SELECT r.video_id, r.card FROM refreshed_cards(ARRAY[upload.video_id], p_longest) AS r;
    END IF;
END
$$;

-- The images of ours that a video shows, wherever it says so: /exports/images/NAME, on whatever host. NULL if there are none.
CREATE FUNCTION image_names(thumbnail_url text, summary_image_url text, analysis jsonb, media jsonb) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    said text := COALESCE(thumbnail_url, '') || ' ' || COALESCE(summary_image_url, '') || ' '
              || COALESCE(analysis::text, '') || ' ' || COALESCE(media::text, '');
BEGIN
    -- most have none, and looking for a text is much faster than looking for a pattern
    IF strpos(said, '/exports/images/') = 0 THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT array_agg(DISTINCT 'images/' || m.parts[1])
        FROM regexp_matches(said, '/exports/images/([A-Za-z0-9_:~-][A-Za-z0-9._:~-]*)', 'g') AS m(parts));
END
$$;

CREATE INDEX ix_content_image_names
    ON content USING gin (image_names(thumbnail_url, summary_image_url, analysis_json, media))
    WHERE image_names(thumbnail_url, summary_image_url, analysis_json, media) IS NOT NULL;

CREATE FUNCTION is_shown_image(p_name text) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (
    SELECT FROM content AS c
    WHERE image_names(c.thumbnail_url, c.summary_image_url, c.analysis_json, c.media) IS NOT NULL
      AND image_names(c.thumbnail_url, c.summary_image_url, c.analysis_json, c.media) @> ARRAY[p_name]);

COMMENT ON FUNCTION is_shown_image(text) IS 'Whether a video shows this image of ours, be it one of its own or not.';

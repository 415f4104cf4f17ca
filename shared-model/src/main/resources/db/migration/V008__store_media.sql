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

CREATE INDEX ix_content_artifact_video_id ON content_artifact (video_id);
CREATE INDEX ix_content_artifact_staged ON content_artifact (staged) WHERE staged IS NOT NULL;

CREATE TABLE media_removal (
    name     text        PRIMARY KEY,
    video_id text,
    at       timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE media_removal IS 'Files to be removed, unless an artifact has their name again.';

CREATE INDEX ix_media_removal_video_id ON media_removal (video_id);

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

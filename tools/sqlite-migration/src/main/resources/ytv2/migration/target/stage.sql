-- Where a batch lies in its transaction: seen by this session alone.
CREATE TEMP TABLE staged_video (
    video_id           text PRIMARY KEY,
    fingerprint        bytea NOT NULL,
    deletes            boolean NOT NULL,
    curated            boolean,
    touched_at         timestamptz,
    content_source     text,
    id                 text,
    title              text,
    channel_name       text,
    canonical_url      text,
    thumbnail_url      text,
    summary_image_url  text,
    published_at       timestamptz,
    indexed_at         timestamptz,
    duration_seconds   integer,
    word_count         integer,
    language           text,
    has_audio          boolean,
    subcategories_json jsonb,
    analysis_json      jsonb,
    topics_json        jsonb,
    transcript_text    text,
    legacy             jsonb,
    created_at         timestamptz,
    updated_at         timestamptz
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE staged_summary (
    video_id   text NOT NULL,
    variant    text NOT NULL,
    revision   integer NOT NULL,
    text       text NOT NULL,
    html       text NOT NULL,
    raw_json   jsonb,
    is_latest  boolean NOT NULL,
    created_at timestamptz NOT NULL
) ON COMMIT DELETE ROWS;

-- What becomes of each. wins: whether the files know it better than what is stored. before: content_hash.
CREATE TEMP TABLE decided_video (
    video_id text PRIMARY KEY,
    outcome  text NOT NULL,
    wins     boolean,
    before   bytea
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE merged_content (LIKE content) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE merged_summary (LIKE staged_summary) ON COMMIT DELETE ROWS;

-- Read once and gone with the transaction: compressing it costs more than copying it.
ALTER TABLE staged_video
    ALTER COLUMN analysis_json SET STORAGE EXTERNAL,
    ALTER COLUMN transcript_text SET STORAGE EXTERNAL,
    ALTER COLUMN legacy SET STORAGE EXTERNAL;
ALTER TABLE staged_summary
    ALTER COLUMN text SET STORAGE EXTERNAL,
    ALTER COLUMN html SET STORAGE EXTERNAL,
    ALTER COLUMN raw_json SET STORAGE EXTERNAL;
ALTER TABLE merged_summary
    ALTER COLUMN text SET STORAGE EXTERNAL,
    ALTER COLUMN html SET STORAGE EXTERNAL,
    ALTER COLUMN raw_json SET STORAGE EXTERNAL;

-- Which revisions stay the latest although others are added.
CREATE TEMP TABLE kept_latest (video_id text NOT NULL, variant text NOT NULL, revision integer NOT NULL)
    ON COMMIT DELETE ROWS;

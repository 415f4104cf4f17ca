-- One row a video, and its summaries, kept revision by revision.

CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- {"categories": [{"category": text, "subcategories": [text]}]} and nothing else.
CREATE FUNCTION is_category_document(document jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN document IS NULL OR (
    jsonb_typeof(document) = 'object'
    AND COALESCE(jsonb_typeof(document -> 'categories') = 'array', false)
    AND NOT EXISTS (
        SELECT
        FROM jsonb_array_elements(
            CASE jsonb_typeof(document -> 'categories') WHEN 'array' THEN document -> 'categories' ELSE '[]' END) AS c
        WHERE jsonb_typeof(c) <> 'object'
           OR jsonb_typeof(c -> 'category') IS DISTINCT FROM 'string'
           OR jsonb_typeof(c -> 'subcategories') IS DISTINCT FROM 'array'
           -- strict, because a lax path looks into nested arrays
           OR jsonb_path_exists(c, 'strict $.subcategories[*] ? (@.type() != "string")', '{}', true)));

CREATE TABLE content (
    video_id            text        PRIMARY KEY,
    id                  text,
    title               text        NOT NULL,
    channel_name        text        NOT NULL,
    canonical_url       text,
    thumbnail_url       text,
    summary_image_url   text,
    content_source      text        NOT NULL,
    published_at        timestamptz,
    indexed_at          timestamptz NOT NULL DEFAULT now(),
    duration_seconds    integer,
    word_count          integer,
    language            text,
    original_language   text,
    summary_language    text,
    audio_language      text,
    has_audio           boolean     NOT NULL DEFAULT false,
    curated             boolean     NOT NULL DEFAULT false,
    media               jsonb,
    media_metadata      jsonb,
    subcategories_json  jsonb,
    analysis_json       jsonb,
    topics_json         jsonb,
    transcript_text     text,
    transcript_segments jsonb,
    legacy              jsonb,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT ck_content_video_id CHECK (video_id ~ '^[A-Za-z0-9_:~-][A-Za-z0-9._:~-]{0,127}$'),
    CONSTRAINT ck_content_content_source CHECK (
        content_source IN ('youtube', 'reddit', 'wikipedia', 'lds', 'web', 'other')),
    CONSTRAINT ck_content_id CHECK (length(id) <= 256),
    CONSTRAINT ck_content_media CHECK (jsonb_typeof(media) = 'object'),
    CONSTRAINT ck_content_media_metadata CHECK (jsonb_typeof(media_metadata) = 'object'),
    CONSTRAINT ck_content_analysis_json CHECK (jsonb_typeof(analysis_json) = 'object'),
    CONSTRAINT ck_content_topics_json CHECK (jsonb_typeof(topics_json) IN ('array', 'object')),
    CONSTRAINT ck_content_transcript_segments CHECK (jsonb_typeof(transcript_segments) = 'array'),
    CONSTRAINT ck_content_legacy CHECK (jsonb_typeof(legacy) = 'object'),
    CONSTRAINT ck_content_subcategories_json CHECK (is_category_document(subcategories_json))
);

COMMENT ON COLUMN content.id IS
    'The name the processing side gives the row (yt:<id>, reddit:<id>); looked up after video_id; not unique.';
COMMENT ON COLUMN content.curated IS 'Categories were set by hand: later ingests keep them.';
COMMENT ON COLUMN content.legacy IS 'Source columns that have no home here, as the migration found them.';

CREATE INDEX ix_content_id ON content (id);
CREATE INDEX ix_content_indexed_at ON content (indexed_at, video_id);
CREATE INDEX ix_content_subcategories_json ON content USING gin (subcategories_json jsonb_path_ops);
CREATE INDEX ix_content_analysis_json ON content USING gin (analysis_json jsonb_path_ops);
CREATE INDEX ix_content_topics_json ON content USING gin (topics_json jsonb_path_ops);

CREATE TABLE content_summaries (
    video_id   text        NOT NULL,
    variant    text        NOT NULL,
    revision   integer     NOT NULL,
    text       text        NOT NULL DEFAULT '',
    html       text        NOT NULL,
    raw_json   jsonb,
    is_latest  boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT pk_content_summaries PRIMARY KEY (video_id, variant, revision),
    CONSTRAINT fk_content_summaries_video_id FOREIGN KEY (video_id) REFERENCES content (video_id) ON DELETE CASCADE,
    CONSTRAINT ck_content_summaries_variant CHECK (variant ~ '^[^[:upper:][:space:]_]+$' AND length(variant) <= 128),
    CONSTRAINT ck_content_summaries_revision CHECK (revision >= 1)
);

-- The invariant itself: at most one latest row for a (video, variant).
CREATE UNIQUE INDEX ix_content_summaries_latest ON content_summaries (video_id, variant) WHERE is_latest;

CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := clock_timestamp();
    RETURN NEW;
END
$$;

CREATE TRIGGER trg_content_updated_at BEFORE UPDATE ON content
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER trg_summaries_updated_at BEFORE UPDATE ON content_summaries
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

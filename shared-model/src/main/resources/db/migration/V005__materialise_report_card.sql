-- The materialised copy of v_report_card: narrow rows to filter and sort, finished JSON to send.

CREATE TABLE report_card (
    video_id         text        PRIMARY KEY,
    content_id       text,
    title            text        COLLATE "C" NOT NULL,
    indexed_at       timestamptz NOT NULL,
    published_at     timestamptz,
    duration_seconds integer     NOT NULL,
    primary_variant  text        NOT NULL,
    facets           text[]      NOT NULL,
    topics           text[]      NOT NULL,
    search_text      text        NOT NULL,
    search_vector    tsvector    NOT NULL,
    card             text        NOT NULL,
    report           text        NOT NULL,

    CONSTRAINT fk_report_card_video_id FOREIGN KEY (video_id) REFERENCES content (video_id) ON DELETE CASCADE
);

-- Long values live out of line, what is filtered and sorted by stays in the row: filtering reads narrow rows.
ALTER TABLE report_card SET (toast_tuple_target = 256);
ALTER TABLE report_card ALTER COLUMN title SET STORAGE MAIN;
ALTER TABLE report_card ALTER COLUMN facets SET STORAGE MAIN;
ALTER TABLE report_card ALTER COLUMN topics SET STORAGE MAIN;

-- lz4 reads several times faster than pglz; a server may be built without it.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
        ALTER TABLE report_card ALTER COLUMN card SET COMPRESSION lz4;
        ALTER TABLE report_card ALTER COLUMN report SET COMPRESSION lz4;
        ALTER TABLE report_card ALTER COLUMN search_text SET COMPRESSION lz4;
    END IF;
END
$$;

CREATE INDEX ix_report_card_content_id ON report_card (content_id);
CREATE INDEX ix_report_card_indexed_at ON report_card (indexed_at, video_id);
-- a video without a date stands last in either order, and a cursor compares it like any other
CREATE INDEX ix_report_card_published_at_desc ON report_card (COALESCE(published_at, '0001-01-01 00:00:00+00'), video_id);
CREATE INDEX ix_report_card_published_at_asc ON report_card (COALESCE(published_at, '9999-12-31 23:59:59+00'), video_id);
CREATE INDEX ix_report_card_title ON report_card (title, video_id);
CREATE INDEX ix_report_card_duration_seconds ON report_card (duration_seconds, video_id);
CREATE INDEX ix_report_card_facets ON report_card USING gin (facets);
CREATE INDEX ix_report_card_topics ON report_card USING gin (topics);
CREATE INDEX ix_report_card_search_text ON report_card USING gin (search_text gin_trgm_ops);
CREATE INDEX ix_report_card_lower_title ON report_card USING gin (lower(title) gin_trgm_ops);
CREATE INDEX ix_report_card_search_vector ON report_card USING gin (search_vector);

-- The planner must know how frequent each category and channel is, to choose between walking in order and searching.
ALTER TABLE report_card ALTER COLUMN facets SET STATISTICS 1000;

-- Called by every transaction that writes content or summaries, after its last write and under its locks.
CREATE FUNCTION refresh_report_card(p_video_ids text[]) RETURNS void LANGUAGE plpgsql
    -- planning the view takes longer than running it for one video, and its plan never depends on which
    SET plan_cache_mode = force_generic_plan
    -- compiling it takes ten times longer than running it
    SET jit = off
    -- a word of more than 2 kB is no word to search for, and nothing to tell a client with each report
    SET client_min_messages = warning AS $$
BEGIN
    DELETE FROM report_card AS r
    WHERE r.video_id = ANY (p_video_ids)
      AND NOT EXISTS (
          SELECT FROM v_latest_summaries AS s
          WHERE s.video_id = r.video_id AND (s.text <> '' OR s.html <> ''));

    INSERT INTO report_card (
        video_id, content_id, title, indexed_at, published_at, duration_seconds,
        primary_variant, facets, topics, search_text, search_vector, card, report)
    SELECT video_id, content_id, title, indexed_at, published_at, duration_seconds,
           primary_variant, facets, topics, search_text, search_vector, card, report
    FROM v_report_card
    WHERE video_id = ANY (p_video_ids)
    ON CONFLICT (video_id) DO UPDATE SET
        content_id = excluded.content_id,
        title = excluded.title,
        indexed_at = excluded.indexed_at,
        published_at = excluded.published_at,
        duration_seconds = excluded.duration_seconds,
        primary_variant = excluded.primary_variant,
        facets = excluded.facets,
        topics = excluded.topics,
        search_text = excluded.search_text,
        search_vector = excluded.search_vector,
        card = excluded.card,
        report = excluded.report;
END
$$;

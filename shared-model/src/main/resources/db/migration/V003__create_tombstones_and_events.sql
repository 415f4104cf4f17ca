-- What was deleted stays deleted; what happened is written down and told.

CREATE TABLE content_tombstone (
    video_id   text        PRIMARY KEY,
    deleted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    deleted_by text        NOT NULL,

    CONSTRAINT ck_content_tombstone_video_id CHECK (video_id ~ '^[A-Za-z0-9_:~-][A-Za-z0-9._:~-]{0,127}$')
);

CREATE INDEX ix_content_tombstone_deleted_at ON content_tombstone (deleted_at, video_id);

-- Goes with its tombstone: a newer processing has replaced what an older one was late with.
CREATE TABLE refused_report (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    video_id    text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text        NOT NULL,
    document    bytea       NOT NULL,

    CONSTRAINT fk_refused_report_video_id FOREIGN KEY (video_id)
        REFERENCES content_tombstone (video_id) ON DELETE CASCADE
);

COMMENT ON TABLE refused_report IS
    'Late results of deleted videos, as they were sent, for whoever restores them; kept for 30 days.';

-- what is sent again is kept once
CREATE UNIQUE INDEX ix_refused_report_document ON refused_report (video_id, sha256(document));
CREATE INDEX ix_refused_report_received_at ON refused_report (received_at);

CREATE TABLE content_event (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xact_id       xid8        NOT NULL DEFAULT pg_current_xact_id(),
    snapshot_xmin xid8        NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()),
    video_id      text,
    kind          text        NOT NULL,
    summary_types text[]      NOT NULL DEFAULT '{}',
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor         text        NOT NULL,

    CONSTRAINT ck_content_event_kind CHECK (
        kind IN ('report-added', 'report-synced', 'audio-synced', 'report-deleted', 'resync')),
    -- a resync stands for many videos and names none
    CONSTRAINT ck_content_event_video_id CHECK ((video_id IS NULL) = (kind = 'resync'))
);

COMMENT ON TABLE content_event IS 'Append-only. The payload of NOTIFY content_event is the id of a row.';
COMMENT ON COLUMN content_event.snapshot_xmin IS
    'Ids are given before commit and not in its order: whoever has seen this event may lack any whose xact_id is not below this, and no other.';

CREATE INDEX ix_content_event_video_id ON content_event (video_id, id);
CREATE INDEX ix_content_event_xact_id ON content_event (xact_id, id);

-- Locks of two numbers never meet those of one, which are the hashes of ids.
CREATE FUNCTION lock_writers() RETURNS void LANGUAGE sql
    RETURN pg_advisory_xact_lock(1, 0);

COMMENT ON FUNCTION lock_writers() IS
    'Taken first by who writes many videos in one transaction, in place of a lock for each: no other writer is at work until its end.';

CREATE FUNCTION lock_content(p_video_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(1, 0);
    PERFORM pg_advisory_xact_lock(hashtextextended(p_video_id, 0));
END
$$;

COMMENT ON FUNCTION lock_content(text) IS
    'Taken first by every writer of a video, before any row, in a statement of its own: the next statement''s snapshot then sees what the previous holder committed. Waits for who holds lock_writers.';

CREATE TABLE content_audit (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    video_id    text        NOT NULL,
    action      text        NOT NULL,
    actor       text        NOT NULL,
    hash_before bytea,
    hash_after  bytea,

    CONSTRAINT ck_content_audit_action CHECK (action IN ('ingest', 'refuse', 'delete', 'restore', 'prune', 'upload', 'migrate'))
);

COMMENT ON TABLE content_audit IS
    'Append-only: who did what to a video, and content_hash before and after; NULL where there is no video.';

CREATE INDEX ix_content_audit_video_id ON content_audit (video_id, id);

CREATE TABLE remembered_answer (
    actor   text        NOT NULL,
    key     text        NOT NULL,
    request bytea       NOT NULL,
    answer  text,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT pk_remembered_answer PRIMARY KEY (actor, key)
);

COMMENT ON TABLE remembered_answer IS
    'What was answered to a request with an Idempotency-Key, written with its effect; kept for 24 hours.';

CREATE INDEX ix_remembered_answer_at ON remembered_answer (at);

-- All that is stored of a video and shown: its row and its latest summaries.
-- PL/pgSQL, because it keeps its plan: written in SQL it takes twice as long.
CREATE FUNCTION content_hash(p_video_id text) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT sha256(convert_to(c::text || COALESCE((
            SELECT string_agg((s.variant, s.revision, s.text, s.html)::text, '' ORDER BY s.variant)
            FROM content_summaries AS s
            WHERE s.video_id = c.video_id AND s.is_latest), ''), 'UTF8'))
        FROM content AS c
        WHERE c.video_id = p_video_id);
END
$$;

-- Locks videos and tells what stands of them, in one round trip: each statement of a volatile function has a snapshot of its
-- own, so that the second sees what the locks' last holders committed.
CREATE FUNCTION locked_content(p_video_ids text[])
    RETURNS TABLE (video_id text, now timestamptz, deleted_at timestamptz, hash bytea) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM lock_content(l.video_id)
    FROM unnest(p_video_ids) WITH ORDINALITY AS l (video_id, ordinal)
    ORDER BY l.ordinal;

    RETURN QUERY
    SELECT s.video_id, clock_timestamp(), t.deleted_at, content_hash(s.video_id)
    FROM unnest(p_video_ids) AS s (video_id)
    LEFT JOIN content_tombstone AS t ON t.video_id = s.video_id;
END
$$;

COMMENT ON FUNCTION locked_content(text[]) IS
    'Ids in one order for all who lock several; hash is content_hash, NULL where there is no such video.';

-- Callable by the writer only, whose transaction it is part of.
CREATE FUNCTION publish_content_event(p_video_id text, p_kind text, p_summary_types text[], p_actor text)
    RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    event_id bigint;
BEGIN
    INSERT INTO content_event (video_id, kind, summary_types, actor)
    VALUES (p_video_id, p_kind, p_summary_types, p_actor)
    RETURNING id INTO event_id;
    PERFORM pg_notify('content_event', event_id::text);
    RETURN event_id;
END
$$;

-- What the migration from the legacy files has done, so that it can stop anywhere, go on, and be repeated.

CREATE TABLE migration_run (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    version     text        NOT NULL,
    sources     jsonb       NOT NULL,
    options     jsonb       NOT NULL,
    outcomes    jsonb
);

COMMENT ON TABLE migration_run IS 'Append-only but for its end: which snapshots were taken in, by which program, with what outcome.';
COMMENT ON COLUMN migration_run.outcomes IS 'NULL while it runs, and for one that was stopped; the next one goes on after it.';

CREATE TABLE migrated_video (
    video_id     text        PRIMARY KEY,
    fingerprint  bytea       NOT NULL,
    deleted      boolean     NOT NULL,
    content_hash bytea,
    run_id       bigint      NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT fk_migrated_video_run_id FOREIGN KEY (run_id) REFERENCES migration_run (id),
    CONSTRAINT ck_migrated_video_content_hash CHECK (deleted = (content_hash IS NULL))
);

COMMENT ON TABLE migrated_video IS 'The checkpoints: each is written in the transaction that writes its video.';
COMMENT ON COLUMN migrated_video.fingerprint IS 'Of the source rows and the rules: what has the same one is not taken in again.';
COMMENT ON COLUMN migrated_video.content_hash IS
    'content_hash as the migration left it: as long as it is that, nobody has changed the video since.';

-- Ends a batch: checkpoints, audit, cards, and one word to the listeners. Parameter: the run.
WITH written AS (
    SELECT d.video_id, d.outcome, d.before, content_hash(d.video_id) AS after, s.fingerprint, s.deletes
    FROM decided_video AS d
    JOIN staged_video AS s ON s.video_id = d.video_id
    WHERE d.outcome IN ('inserted', 'updated', 'deleted', 'same')
), checked AS (
    INSERT INTO migrated_video AS l (video_id, fingerprint, deleted, content_hash, run_id)
    SELECT w.video_id, w.fingerprint, w.deletes, CASE WHEN NOT w.deletes THEN w.after END, ?
    FROM written AS w
    ON CONFLICT (video_id) DO UPDATE
        SET fingerprint = EXCLUDED.fingerprint,
            deleted = EXCLUDED.deleted,
            -- of one that nothing was written of, what somebody else has written stays theirs
            content_hash = CASE
                WHEN EXCLUDED.deleted THEN NULL
                WHEN (SELECT w.outcome FROM written AS w WHERE w.video_id = l.video_id) = 'same' AND NOT l.deleted
                    THEN l.content_hash
                ELSE EXCLUDED.content_hash
            END,
            run_id = EXCLUDED.run_id,
            at = clock_timestamp()
        WHERE l.fingerprint <> EXCLUDED.fingerprint OR l.deleted <> EXCLUDED.deleted
), changed AS MATERIALIZED (
    SELECT array_agg(w.video_id) AS video_ids
    FROM written AS w
    WHERE w.outcome <> 'same'
    HAVING count(*) > 0
), audited AS (
    INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
    SELECT w.video_id, 'migrate', 'migration', w.before, w.after
    FROM written AS w
    WHERE w.outcome <> 'same'
    ORDER BY w.video_id
)
SELECT publish_content_event(NULL, 'resync', '{}', 'migration'), refresh_report_card(c.video_ids)
FROM changed AS c

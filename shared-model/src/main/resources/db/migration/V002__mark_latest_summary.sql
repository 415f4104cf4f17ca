-- The newest summary of a (video, variant) is the latest one, whoever writes it and however many do at once.

-- BEFORE, not AFTER: the old latest row must be demoted before the new one reaches the partial unique index.
CREATE FUNCTION mark_latest_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Writers of one video queue at its row; without this, two of them would each demote a row that the other
    -- has already replaced, and compute the same next revision. An UPDATE has locked its own row before this runs,
    -- so updaters hold lock_content as well, or two of them may end in a deadlock.
    PERFORM FROM content WHERE video_id = NEW.video_id FOR NO KEY UPDATE;

    IF NEW.revision IS NULL THEN
        SELECT COALESCE(max(revision), 0) + 1 INTO NEW.revision
        FROM content_summaries
        WHERE video_id = NEW.video_id AND variant = NEW.variant;
    END IF;

    UPDATE content_summaries
    SET is_latest = false
    WHERE video_id = NEW.video_id AND variant = NEW.variant AND is_latest AND revision <> NEW.revision;

    NEW.is_latest := true;
    RETURN NEW;
END
$$;

CREATE TRIGGER trg_summaries_mark_latest_ins BEFORE INSERT ON content_summaries
    FOR EACH ROW EXECUTE FUNCTION mark_latest_summary();
CREATE TRIGGER trg_summaries_mark_latest_upd BEFORE UPDATE OF text, html ON content_summaries
    FOR EACH ROW WHEN (NEW.text IS DISTINCT FROM OLD.text OR NEW.html IS DISTINCT FROM OLD.html)
    EXECUTE FUNCTION mark_latest_summary();

CREATE VIEW v_latest_summaries AS
SELECT video_id, variant, revision, text, html, raw_json, created_at, updated_at
FROM content_summaries
WHERE is_latest;

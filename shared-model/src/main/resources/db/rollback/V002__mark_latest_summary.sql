DROP VIEW v_latest_summaries;
DROP TRIGGER trg_summaries_mark_latest_upd ON content_summaries;
DROP TRIGGER trg_summaries_mark_latest_ins ON content_summaries;
DROP FUNCTION mark_latest_summary();

-- Rights of the two services' roles, of those that exist. deploy/postgres/roles.sql creates them, perhaps after the
-- schema: it calls this, and so does every schema step. Calling it again changes nothing.
CREATE FUNCTION grant_service_rights() RETURNS void LANGUAGE plpgsql
    -- roles.sql is run by superusers, and must not lend their power to what the schema's owner has written
    SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ytv2_ingest') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE
            ON content, content_summaries, content_tombstone, refused_report, remembered_answer, report_card,
               card_fragment, facet_count, facet_change, content_artifact, media_removal
            TO ytv2_ingest;
        GRANT SELECT ON v_latest_summaries, v_report_card, v_facet_count TO ytv2_ingest;
        -- append-only by privilege
        GRANT SELECT, INSERT ON content_event, content_audit, media_directory TO ytv2_ingest;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ytv2_dashboard') THEN
        GRANT SELECT
            ON content, content_summaries, content_tombstone, content_event, report_card, card_fragment,
               facet_count, facet_change, v_latest_summaries, v_report_card, v_facet_count
            TO ytv2_dashboard;
    END IF;
END
$$;

REVOKE EXECUTE ON FUNCTION grant_service_rights() FROM PUBLIC;

DO $$ BEGIN PERFORM grant_service_rights(); END $$;

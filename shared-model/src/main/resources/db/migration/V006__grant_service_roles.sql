-- Rights of the two services' roles, where the roles exist (deploy/postgres/roles.sql creates them).

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ytv2_ingest') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE
            ON content, content_summaries, content_tombstone, report_card TO ytv2_ingest;
        GRANT SELECT ON v_latest_summaries, v_report_card TO ytv2_ingest;
        -- append-only by privilege
        GRANT SELECT, INSERT ON content_event TO ytv2_ingest;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ytv2_dashboard') THEN
        GRANT SELECT
            ON content, content_summaries, content_tombstone, content_event, report_card,
               v_latest_summaries, v_report_card
            TO ytv2_dashboard;
    END IF;
END
$$;

DROP FUNCTION grant_service_rights();

DO $$
DECLARE
    service_role text;
BEGIN
    FOR service_role IN SELECT rolname FROM pg_roles WHERE rolname IN ('ytv2_ingest', 'ytv2_dashboard') LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', service_role);
    END LOOP;
END
$$;

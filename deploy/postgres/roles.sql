-- The three roles of YTV2. Run once per server by a user that may create roles, connected to the product's
-- database, before its first migration or later; running it again changes nothing.
-- The roles cannot log in yet: passwords.sql lets them, where each is to have a URL of its own.
--
--   ytv2_owner      owns the schema, runs migrations
--   ytv2_ingest     reads and writes rows; no DDL; events are append-only
--   ytv2_dashboard  reads

DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['ytv2_owner', 'ytv2_ingest', 'ytv2_dashboard'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
    END LOOP;
END
$$;

-- With one URL for everything the services take their roles by SET ROLE. A superuser may; since PostgreSQL 16 the
-- creator of a role may not without this.
DO $$
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        GRANT ytv2_ingest, ytv2_dashboard TO CURRENT_USER;
    END IF;
END
$$;

-- A statement that runs longer than this is not one of ours; a transaction that idles holds locks others need.
ALTER ROLE ytv2_ingest SET statement_timeout = '20s';
ALTER ROLE ytv2_ingest SET lock_timeout = '10s';
ALTER ROLE ytv2_ingest SET idle_in_transaction_session_timeout = '10s';

ALTER ROLE ytv2_dashboard SET default_transaction_read_only = on;
ALTER ROLE ytv2_dashboard SET statement_timeout = '10s';
ALTER ROLE ytv2_dashboard SET lock_timeout = '2s';
ALTER ROLE ytv2_dashboard SET idle_in_transaction_session_timeout = '10s';
-- many read at a time: helpers of one would take the processors of another
ALTER ROLE ytv2_dashboard SET max_parallel_workers_per_gather = 0;

-- Nobody makes temporary tables here; the schema belongs to the owner alone.
DO $$
BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO ytv2_ingest, ytv2_dashboard', current_database());
    EXECUTE format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO ytv2_owner', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO ytv2_owner;
GRANT USAGE ON SCHEMA public TO ytv2_ingest, ytv2_dashboard;

-- Rights on a schema that is there already; one that is not there yet grants them when it is made. A function that
-- is no SECURITY DEFINER is not ours, and would do with this user's rights whatever its author wants.
DO $$
DECLARE
    granting regprocedure = to_regprocedure('public.grant_service_rights()');
BEGIN
    IF EXISTS (
        SELECT FROM pg_proc WHERE oid = granting AND prosecdef AND has_function_privilege(oid, 'EXECUTE')) THEN
        PERFORM public.grant_service_rights();
    ELSIF granting IS NOT NULL THEN
        RAISE NOTICE 'the next schema step grants the rights: % may not', current_user;
    END IF;
END
$$;

-- Lets the roles of roles.sql log in, each with its own password. Run by psql 14 or newer, as a user that may alter the
-- roles, with the passwords in the environment, where no process list shows them:
--
--   YTV2_OWNER_PASSWORD=… YTV2_INGEST_PASSWORD=… YTV2_DASHBOARD_PASSWORD=… psql --file deploy/postgres/passwords.sql
--
-- Running it again changes the passwords: all three or none. A server that logs DDL statements (log_statement) logs them
-- too; psql's \password, one role at a time, sends only what is stored.

\set ON_ERROR_STOP on
\getenv owner_password YTV2_OWNER_PASSWORD
\getenv ingest_password YTV2_INGEST_PASSWORD
\getenv dashboard_password YTV2_DASHBOARD_PASSWORD

BEGIN;
SET LOCAL password_encryption = 'scram-sha-256';
ALTER ROLE ytv2_owner LOGIN PASSWORD :'owner_password';
ALTER ROLE ytv2_ingest LOGIN PASSWORD :'ingest_password';
ALTER ROLE ytv2_dashboard LOGIN PASSWORD :'dashboard_password';
COMMIT;

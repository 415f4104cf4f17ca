-- What a role may do in this database; no row if there is no such role.
WITH asked AS (
    SELECT oid, rolsuper, rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = ?
), tables AS (
    SELECT c.oid, c.relname, c.relowner
    FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relname IN (
          'content', 'content_summaries', 'content_tombstone', 'content_event', 'report_card', 'card_fragment',
          'facet_count', 'facet_change', 'content_artifact', 'media_removal')
), shown AS (
    -- the rest is the writer's alone
    SELECT * FROM tables WHERE relname NOT IN ('content_artifact', 'media_removal')
)
SELECT pg_has_role(
           session_user, a.oid,
           -- a member that may not take the role: only PostgreSQL 16 and newer make that difference
           CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may_take,
       COALESCE((SELECT bool_and(has_table_privilege(a.oid, t.oid, 'SELECT')) FROM shown AS t), false) AS reads,
       COALESCE((SELECT bool_or(has_table_privilege(a.oid, t.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
                 FROM tables AS t), false) AS writes,
       COALESCE((SELECT bool_and(
                     has_table_privilege(a.oid, t.oid, 'INSERT')
                     AND (t.relname = 'content_event'
                          OR has_table_privilege(a.oid, t.oid, 'UPDATE') AND has_table_privilege(a.oid, t.oid, 'DELETE')))
                 FROM tables AS t), false) AS writes_everything,
       COALESCE((SELECT bool_or(has_table_privilege(a.oid, t.oid, 'UPDATE, DELETE, TRUNCATE'))
                 FROM tables AS t WHERE t.relname = 'content_event'), false) AS changes_events,
       a.rolsuper OR a.rolcreaterole
           OR has_schema_privilege(a.oid, 'public', 'CREATE')
           OR has_database_privilege(a.oid, current_database(), 'CREATE, TEMPORARY')
           OR COALESCE((SELECT bool_or(pg_has_role(a.oid, t.relowner, 'USAGE')) FROM tables AS t), false) AS defines
FROM asked AS a

-- Everything in schema public, one text a thing, without what extensions and Flyway bring.
WITH foreign_object AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relation AS (
    SELECT c.*
    FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relname NOT LIKE 'flyway_schema_history%'
      AND NOT EXISTS (SELECT FROM foreign_object AS f WHERE f.classid = 'pg_class'::regclass AND f.objid = c.oid)
), routine AS (
    SELECT p.*
    FROM pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM foreign_object AS f WHERE f.classid = 'pg_proc'::regclass AND f.objid = p.oid)
), privilege AS (
    SELECT 'schema' AS thing, nspname::text AS name, x.*
    FROM pg_namespace, aclexplode(COALESCE(nspacl, acldefault('n', nspowner))) AS x
    WHERE nspname = 'public'
    UNION ALL
    SELECT 'relation', relname, x.*
    FROM relation,
         aclexplode(COALESCE(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) AS x
    WHERE relkind IN ('r', 'v', 'm', 'S')
    UNION ALL
    SELECT 'column', relname || '.' || attname, x.*
    FROM relation JOIN pg_attribute ON attrelid = relation.oid, aclexplode(attacl) AS x
    UNION ALL
    SELECT 'function', routine.oid::regprocedure::text, x.*
    FROM routine, aclexplode(COALESCE(proacl, acldefault('f', proowner))) AS x
)
SELECT line
FROM (
    SELECT format('relation %s kind=%s owner=%s persistence=%s options=%s comment=%s',
                  relname, relkind, relowner::regrole, relpersistence, reloptions, obj_description(oid, 'pg_class'))
    FROM relation
    UNION ALL
    SELECT format('column %s.%s %s type=%s not_null=%s default=%s identity=%s generated=%s collation=%s storage=%s '
                  'compression=%s statistics=%s comment=%s',
                  r.relname, lpad(row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum)::text, 3, '0'), a.attname,
                  format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity,
                  a.attgenerated, a.attcollation::regcollation, a.attstorage, a.attcompression,
                  NULLIF(a.attstattarget, -1), col_description(r.oid, a.attnum))
    FROM relation AS r
    JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON d.adrelid = r.oid AND d.adnum = a.attnum
    WHERE r.relkind IN ('r', 'v', 'm')
    UNION ALL
    SELECT format('constraint %s on %s %s validated=%s', k.conname, r.relname, pg_get_constraintdef(k.oid), k.convalidated)
    FROM pg_constraint AS k JOIN relation AS r ON r.oid = k.conrelid
    UNION ALL
    SELECT format('index %s valid=%s', pg_get_indexdef(i.indexrelid), i.indisvalid)
    FROM pg_index AS i JOIN relation AS r ON r.oid = i.indrelid
    UNION ALL
    SELECT format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled)
    FROM pg_trigger AS t JOIN relation AS r ON r.oid = t.tgrelid
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT format('rule %s', pg_get_ruledef(w.oid))
    FROM pg_rewrite AS w JOIN relation AS r ON r.oid = w.ev_class
    UNION ALL
    SELECT format('sequence %s start=%s increment=%s min=%s max=%s cycle=%s', r.relname, s.seqstart, s.seqincrement,
                  s.seqmin, s.seqmax, s.seqcycle)
    FROM pg_sequence AS s JOIN relation AS r ON r.oid = s.seqrelid
    UNION ALL
    SELECT format('policy %s on %s', y.polname, r.relname) FROM pg_policy AS y JOIN relation AS r ON r.oid = y.polrelid
    UNION ALL
    SELECT format('type %s kind=%s', t.typname, t.typtype)
    FROM pg_type AS t
    WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd', 'r')
    UNION ALL
    SELECT format('function owner=%s comment=%s %s', proowner::regrole, obj_description(oid, 'pg_proc'),
                  pg_get_functiondef(oid))
    FROM routine
    WHERE prokind IN ('f', 'p')
    UNION ALL
    SELECT format('grant %s %s %s to %s grantable=%s by %s', thing, name, privilege_type,
                  CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END, is_grantable, grantor::regrole)
    FROM privilege
    UNION ALL
    SELECT format('default privileges %s', x) FROM pg_default_acl AS x
) AS description(line)
ORDER BY line COLLATE "C";

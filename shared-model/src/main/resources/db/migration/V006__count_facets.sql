-- How many cards carry each facet, so that totals and facet counts need not read the cards.

-- Counts as of the last fold. The empty token is carried by every card.
CREATE TABLE facet_count (
    token text COLLATE "C" PRIMARY KEY,
    count bigint NOT NULL
) WITH (fillfactor = 50);

-- What changed since. Writers only add rows here: if they updated the counts, each would wait for every other one
-- that stores a card in the same language.
CREATE TABLE facet_change (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    added   text[] NOT NULL,
    removed text[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

CREATE VIEW v_facet_count AS
SELECT c.token, sum(c.count)::bigint AS count
FROM (
    SELECT token, count FROM facet_count
    UNION ALL
    SELECT a.token, 1 FROM facet_change, unnest(added) AS a(token)
    UNION ALL
    SELECT r.token, -1 FROM facet_change, unnest(removed) AS r(token)
) AS c
GROUP BY c.token
HAVING sum(c.count) <> 0;

COMMENT ON VIEW v_facet_count IS
    'For each token of report_card.facets the number of cards that carry it; for the empty token, all cards.';

-- Adds the changes to the counts, unless another transaction is at it.
CREATE FUNCTION fold_facet_changes() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('fold_facet_changes', 0)) THEN
        RETURN;
    END IF;
    WITH folded AS (
        DELETE FROM facet_change RETURNING added, removed
    ), difference AS (
        SELECT d.token, sum(d.count)::bigint AS count
        FROM (
            SELECT a.token, 1 FROM folded, unnest(added) AS a(token)
            UNION ALL
            SELECT r.token, -1 FROM folded, unnest(removed) AS r(token)
        ) AS d(token, count)
        GROUP BY d.token
        HAVING sum(d.count) <> 0
    )
    INSERT INTO facet_count AS f (token, count)
    SELECT token, count FROM difference
    ON CONFLICT (token) DO UPDATE SET count = f.count + excluded.count;

    DELETE FROM facet_count WHERE count = 0;
END
$$;

-- After every statement that changes cards, whoever runs it: a cascade and a hand-written DELETE are counted too.
CREATE FUNCTION note_facet_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    added_tokens   text[] := '{}';
    removed_tokens text[] := '{}';
    change_id      bigint;
BEGIN
    -- no answer is given again that was read before, also when a hand-written statement tells of no event
    PERFORM pg_notify('report_card', '');
    CASE TG_OP
        WHEN 'INSERT' THEN
            added_tokens := ARRAY(
                SELECT f.token FROM after, unnest(array_prepend('', after.facets)) AS f(token));
        WHEN 'DELETE' THEN
            removed_tokens := ARRAY(
                SELECT f.token FROM before, unnest(array_prepend('', before.facets)) AS f(token));
        WHEN 'UPDATE' THEN
            added_tokens := ARRAY(
                SELECT f.token FROM after, unnest(after.facets) AS f(token)
                EXCEPT ALL
                SELECT f.token FROM before, unnest(before.facets) AS f(token));
            removed_tokens := ARRAY(
                SELECT f.token FROM before, unnest(before.facets) AS f(token)
                EXCEPT ALL
                SELECT f.token FROM after, unnest(after.facets) AS f(token));
        WHEN 'TRUNCATE' THEN
            DELETE FROM facet_change;
            DELETE FROM facet_count;
    END CASE;
    IF added_tokens = '{}' AND removed_tokens = '{}' THEN
        RETURN NULL;
    END IF;
    INSERT INTO facet_change (added, removed) VALUES (added_tokens, removed_tokens) RETURNING id INTO change_id;
    IF change_id % 16 = 0 THEN
        PERFORM fold_facet_changes();
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER trg_report_card_facets_ins AFTER INSERT ON report_card
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION note_facet_changes();
CREATE TRIGGER trg_report_card_facets_upd AFTER UPDATE ON report_card
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION note_facet_changes();
CREATE TRIGGER trg_report_card_facets_del AFTER DELETE ON report_card
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION note_facet_changes();
CREATE TRIGGER trg_report_card_facets_trunc AFTER TRUNCATE ON report_card
    FOR EACH STATEMENT EXECUTE FUNCTION note_facet_changes();

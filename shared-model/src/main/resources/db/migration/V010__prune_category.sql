-- A category that nobody wants any more can be taken out of all videos, by the schema's owner.

-- A list of texts, or one text, without the one that is compared as equal; anything else as it is.
CREATE FUNCTION without_value(texts jsonb, unwanted text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE jsonb_typeof(texts)
    WHEN 'array' THEN (
        SELECT COALESCE(jsonb_agg(e.item ORDER BY e.ordinal), '[]')
        FROM jsonb_array_elements(texts) WITH ORDINALITY AS e(item, ordinal)
        WHERE filter_value(e.item #>> '{}') IS DISTINCT FROM filter_value(unwanted))
    WHEN 'string' THEN CASE WHEN filter_value(texts #>> '{}') = filter_value(unwanted) THEN '[]' ELSE texts END
    ELSE texts
END;

-- A list of categories without one of them; with a subcategory, without that one in it.
CREATE FUNCTION without_category(categories jsonb, p_category text, p_subcategory text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(categories) = 'array' THEN (
    SELECT COALESCE(jsonb_agg(
        CASE WHEN n.same AND e.item ? 'subcategories' AND jsonb_typeof(e.item) = 'object'
            THEN jsonb_set(e.item, '{subcategories}', without_value(e.item -> 'subcategories', p_subcategory))
            ELSE e.item
        END ORDER BY e.ordinal), '[]')
    FROM jsonb_array_elements(categories) WITH ORDINALITY AS e(item, ordinal)
    CROSS JOIN LATERAL (
        SELECT filter_value(CASE jsonb_typeof(e.item)
            WHEN 'object' THEN COALESCE(e.item ->> 'category', e.item ->> 'name')
            ELSE e.item #>> '{}'
        END) IS NOT DISTINCT FROM filter_value(p_category) AS same) AS n
    WHERE NOT n.same OR p_subcategory IS NOT NULL)
    ELSE categories
END;

-- A document with categories, and perhaps flat ones, without one of them.
CREATE FUNCTION pruned_document(document jsonb, p_category text, p_subcategory text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN document
    || CASE WHEN document ? 'categories'
           THEN jsonb_build_object(
               'categories', without_category(document -> 'categories', p_category, p_subcategory))
           ELSE '{}' END
    || CASE WHEN document ? 'category' AND p_subcategory IS NULL
           THEN jsonb_build_object('category', without_value(document -> 'category', p_category))
           ELSE '{}' END;

CREATE FUNCTION has_category(c content, p_category text, p_subcategory text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN c.subcategories_json IS DISTINCT FROM pruned_document(c.subcategories_json, p_category, p_subcategory)
    OR c.analysis_json IS DISTINCT FROM pruned_document(c.analysis_json, p_category, p_subcategory);

CREATE FUNCTION prune_category(p_category text, p_subcategory text, p_actor text) RETURNS integer
    LANGUAGE plpgsql AS $$
DECLARE
    named  text[];
    pruned text[];
    hashes bytea[];
BEGIN
    SELECT array_agg(c.video_id ORDER BY c.video_id COLLATE "C") INTO named
    FROM content AS c
    WHERE has_category(c, p_category, p_subcategory);

    -- as every writer does, and in the order of all who lock several: that of the bytes
    PERFORM lock_content(n.video_id) FROM unnest(named) WITH ORDINALITY AS n(video_id, ordinal) ORDER BY n.ordinal;

    SELECT array_agg(c.video_id), array_agg(content_hash(c.video_id)) INTO pruned, hashes
    FROM content AS c
    WHERE c.video_id = ANY (named) AND has_category(c, p_category, p_subcategory);
    IF pruned IS NULL THEN
        RETURN 0;
    END IF;

    UPDATE content AS c
    SET subcategories_json = pruned_document(c.subcategories_json, p_category, p_subcategory),
        analysis_json = pruned_document(c.analysis_json, p_category, p_subcategory)
    WHERE c.video_id = ANY (pruned);

    INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)
    SELECT p.video_id, 'prune', p_actor, p.hash, content_hash(p.video_id)
    FROM unnest(pruned, hashes) AS p(video_id, hash);

    PERFORM refresh_report_card(pruned);
    PERFORM publish_content_event(NULL, 'resync', '{}', p_actor);
    RETURN cardinality(pruned);
END
$$;

COMMENT ON FUNCTION prune_category(text, text, text) IS
    'Takes a category out of all videos, curated ones too, or a subcategory out of it; returns how many had it.';

REVOKE EXECUTE ON FUNCTION prune_category(text, text, text) FROM PUBLIC;

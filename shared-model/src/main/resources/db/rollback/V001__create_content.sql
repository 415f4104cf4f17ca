-- The extensions stay: other databases' users of this one may hold objects of theirs.
DROP TABLE content_summaries;
DROP TABLE content;
DROP FUNCTION set_updated_at();
DROP FUNCTION is_category_document(jsonb);

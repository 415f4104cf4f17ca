DROP FUNCTION is_as_migrated(text, bytea);
DROP FUNCTION served_analysis(jsonb, boolean, text);
DROP FUNCTION heard_url(text);
DROP FUNCTION served_document(jsonb, boolean);
DROP FUNCTION served_url(text, boolean);
DROP FUNCTION exports_urls(jsonb);
DROP FUNCTION exports_path(text);
DROP TABLE migrated_media;

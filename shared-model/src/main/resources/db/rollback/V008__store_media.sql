-- The files stay: exports have always been served without rows.
DROP FUNCTION is_shown_image(text);
DROP INDEX ix_content_image_names;
DROP FUNCTION image_names(text, text, jsonb, jsonb);
DROP FUNCTION take_back_artifact(text, text, integer);
DROP FUNCTION with_audio_url(jsonb, jsonb);
DROP FUNCTION artifact_before(text, text);
DROP FUNCTION queue_unowned(text, text[]);
DROP TABLE media_directory;
DROP TABLE media_removal;
DROP TABLE content_artifact;
DROP FUNCTION queue_media_removal();

-- The files stay: exports have always been served without rows.
DROP TABLE media_removal;
DROP TABLE content_artifact;
DROP FUNCTION queue_media_removal();

DROP FUNCTION publish_content_event(text, text, text[], text);
DROP FUNCTION lock_content(text);
DROP TABLE content_event;
DROP TABLE content_tombstone;

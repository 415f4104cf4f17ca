DROP FUNCTION publish_content_event(text, text, text[], text);
DROP FUNCTION locked_content(text[]);
DROP FUNCTION lock_content(text);
DROP FUNCTION content_hash(text);
DROP TABLE remembered_answer;
DROP TABLE content_audit;
DROP TABLE content_event;
DROP TABLE refused_report;
DROP TABLE content_tombstone;

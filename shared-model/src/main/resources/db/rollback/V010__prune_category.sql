DROP FUNCTION prune_category(text, text, text);
DROP FUNCTION has_category(content, text, text);
DROP FUNCTION pruned_document(jsonb, text, text);
DROP FUNCTION without_category(jsonb, text, text);
DROP FUNCTION without_value(jsonb, text);

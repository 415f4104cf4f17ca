DROP FUNCTION refreshed_cards(text[], integer);
DROP TRIGGER trg_report_card_fragments_upd ON report_card;
DROP FUNCTION drop_card_fragments();
DROP TABLE card_fragment;

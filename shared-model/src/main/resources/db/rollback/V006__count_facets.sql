DROP TRIGGER trg_report_card_facets_trunc ON report_card;
DROP TRIGGER trg_report_card_facets_del ON report_card;
DROP TRIGGER trg_report_card_facets_upd ON report_card;
DROP TRIGGER trg_report_card_facets_ins ON report_card;
DROP FUNCTION note_facet_changes();
DROP FUNCTION fold_facet_changes();
DROP VIEW v_facet_count;
DROP TABLE facet_change;
DROP TABLE facet_count;

DROP FUNCTION refresh_report_card(text[]);
DROP TABLE report_card;

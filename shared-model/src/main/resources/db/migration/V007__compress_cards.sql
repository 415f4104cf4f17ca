-- What a card looks like in an answer in gzip form, so that no answer compresses it again and PostgreSQL sends a third of
-- the bytes. Whoever writes a card may add it; a card without one is compressed when it is sent.
CREATE TABLE card_fragment (
    video_id text    PRIMARY KEY,
    deflated bytea   NOT NULL,
    crc32    integer NOT NULL,
    length   integer NOT NULL,

    CONSTRAINT fk_card_fragment_video_id FOREIGN KEY (video_id) REFERENCES report_card (video_id) ON DELETE CASCADE
);

COMMENT ON TABLE card_fragment IS
    'report_card.card without its closing brace as raw DEFLATE that ends with a full flush, CRC-32 and length of what is compressed.';

ALTER TABLE card_fragment ALTER COLUMN deflated SET STORAGE EXTERNAL;

-- Whoever changes a card: what was made from another one must not be sent for it.
CREATE FUNCTION drop_card_fragments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM card_fragment AS f
    USING before AS b
    JOIN after AS a USING (video_id)
    WHERE f.video_id = b.video_id AND a.card <> b.card;
    RETURN NULL;
END
$$;

CREATE TRIGGER trg_report_card_fragments_upd AFTER UPDATE ON report_card
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION drop_card_fragments();

-- Refreshes cards and returns those whose fragment is to be made, in one round trip. A statement of its own for each, for
-- the second has to see what the first wrote.
CREATE FUNCTION refreshed_cards(p_video_ids text[], p_longest integer)
    RETURNS TABLE (video_id text, card text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM refresh_report_card(p_video_ids);

    RETURN QUERY
    SELECT r.video_id, r.card
    FROM report_card AS r
    WHERE r.video_id = ANY (p_video_ids)
      AND octet_length(r.card) <= p_longest
      AND NOT EXISTS (SELECT FROM card_fragment AS f WHERE f.video_id = r.video_id);
END
$$;

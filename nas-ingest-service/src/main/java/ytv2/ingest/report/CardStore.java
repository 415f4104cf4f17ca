package ytv2.ingest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.ingest.IdList;
import ytv2.model.Fragment;
import ytv2.model.VideoId;

/// Compresses cards as they will be sent, so that no answer has to. Within the transaction that refreshed the cards.
@Singleton
final class CardStore {

    /// In bytes. Longer ones would keep the event loop busy; they are compressed when they are sent.
    private static final int LONGEST = 512 * 1024;

    /// A card that is still as it was has its fragment already.
    private static final String CARDS = """
            SELECT r.video_id, r.card
            FROM report_card AS r
            WHERE r.video_id = ANY (string_to_array(:video_ids, ' '))
              AND octet_length(r.card) <= :longest
              AND NOT EXISTS (SELECT FROM card_fragment AS f WHERE f.video_id = r.video_id)
            """;

    private static final String INSERT = """
            INSERT INTO card_fragment (video_id, deflated, crc32, length)
            SELECT f.video_id, decode(f.deflated, 'base64'), f.crc32, f.length
            FROM jsonb_to_recordset(CAST(CAST(:fragments AS text) AS jsonb)) AS f (
                video_id text, deflated text, crc32 integer, length integer)
            """;

    Uni<Void> compress(Session session, Collection<VideoId> videoIds) {
        return videoIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(CARDS, Tuple.class)
                        .setParameter("video_ids", IdList.of(videoIds))
                        .setParameter("longest", LONGEST)
                        .getResultList()
                        .chain(cards -> insert(session, cards));
    }

    private static Uni<Void> insert(Session session, List<Tuple> cards) {
        return cards.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(INSERT)
                        .setParameter("fragments", fragments(cards).toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static ArrayNode fragments(List<Tuple> cards) {
        ArrayNode fragments = JsonNodeFactory.instance.arrayNode(cards.size());
        for (Tuple card : cards) {
            Fragment fragment = Fragment.ofOpen(card.get("card", String.class));
            fragments
                    .addObject()
                    .put("video_id", card.get("video_id", String.class))
                    .put("deflated", fragment.deflated())
                    .put("crc32", fragment.crc32())
                    .put("length", fragment.length());
        }
        return fragments;
    }
}

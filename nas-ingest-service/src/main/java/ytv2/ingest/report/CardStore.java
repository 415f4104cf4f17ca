package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.Fragment;
import ytv2.model.VideoId;

/// Compresses cards as they will be sent, so that no answer has to. Within the transaction that refreshed the card.
@Singleton
final class CardStore {

    /// In bytes. Longer ones would keep the event loop busy; they are compressed when they are sent.
    private static final int LONGEST = 512 * 1024;

    /// A card that is still as it was has its fragment already.
    private static final String CARD = """
            SELECT r.card
            FROM report_card AS r
            WHERE r.video_id = :video_id
              AND octet_length(r.card) <= :longest
              AND NOT EXISTS (SELECT FROM card_fragment AS f WHERE f.video_id = r.video_id)
            """;

    private static final String INSERT = """
            INSERT INTO card_fragment (video_id, deflated, crc32, length)
            VALUES (:video_id, :deflated, :crc32, :length)
            """;

    Uni<Void> compress(Session session, VideoId videoId) {
        return session.createNativeQuery(CARD, String.class)
                .setParameter("video_id", videoId.value())
                .setParameter("longest", LONGEST)
                .getSingleResultOrNull()
                .chain(card -> card == null
                        ? Uni.createFrom().voidItem()
                        : insert(session, videoId, Fragment.ofOpen(card)).replaceWithVoid());
    }

    private static Uni<Integer> insert(Session session, VideoId videoId, Fragment fragment) {
        return session.createNativeQuery(INSERT)
                .setParameter("video_id", videoId.value())
                .setParameter("deflated", fragment.deflated())
                .setParameter("crc32", fragment.crc32())
                .setParameter("length", fragment.length())
                .executeUpdate();
    }
}

package ytv2.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import ytv2.model.Fragment;
import ytv2.model.VideoId;

/// Compresses cards as they will be sent, so that no answer has to. Within the transaction that refreshed the cards.
@Singleton
public final class CardStore {

    /// In bytes, for `refreshed_cards`. Longer ones would keep the event loop busy; they are compressed when they are
    /// sent.
    public static final int LONGEST = 512 * 1024;

    /// A card that was made anew, and has no fragment yet.
    public record Refreshed(VideoId videoId, String card) {}

    /// Cards out of the columns `video_id` and `card`, which are NULL where there is none.
    public static List<Refreshed> refreshed(List<Tuple> rows) {
        return rows.stream()
                .filter(row -> Objects.nonNull(row.get("video_id")))
                .map(row ->
                        new Refreshed(new VideoId(row.get("video_id", String.class)), row.get("card", String.class)))
                .toList();
    }

    private static final String INSERT = """
            INSERT INTO card_fragment (video_id, deflated, crc32, length)
            SELECT f.video_id, decode(f.deflated, 'base64'), f.crc32, f.length
            FROM jsonb_to_recordset(CAST(CAST(:fragments AS text) AS jsonb)) AS f (
                video_id text, deflated text, crc32 integer, length integer)
            """;

    public Uni<Void> compress(Session session, List<Refreshed> cards) {
        return cards.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(INSERT)
                        .setParameter("fragments", fragments(cards).toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static ArrayNode fragments(List<Refreshed> cards) {
        ArrayNode fragments = JsonNodeFactory.instance.arrayNode(cards.size());
        for (Refreshed card : cards) {
            Fragment fragment = Fragment.ofOpen(card.card());
            fragments
                    .addObject()
                    .put("video_id", card.videoId().value())
                    .put("deflated", fragment.deflated())
                    .put("crc32", fragment.crc32())
                    .put("length", fragment.length());
        }
        return fragments;
    }
}

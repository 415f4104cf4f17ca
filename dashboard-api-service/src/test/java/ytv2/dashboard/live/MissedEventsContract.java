package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.live.EventClient.Block;
import ytv2.model.testing.Session;

/// What a client is sent that was connected before.
abstract class MissedEventsContract extends LiveContract {

    private static final int WRITERS = 4;
    private static final int EVENTS = 60;

    @Test
    void whoComesAgainIsSentWhatItHasMissed() throws SQLException {
        long seen = publish("seen");
        long _ = tellAll("missed-1", "missed-2");

        try (EventClient client = EventClient.after(base, seen)) {
            Block _ = client.awaitEvent("missed-2");
            tell("live");
            Block _ = client.awaitEvent("live");

            assertThat(client.events()).extracting(Block::videoId).containsExactly("missed-1", "missed-2", "live");
        }
    }

    @Test
    void whoHasMissedNothingIsSentNothing() throws SQLException {
        long seen = tellAll("seen");

        try (EventClient client = EventClient.after(base, seen)) {
            tell("live");
            Block _ = client.awaitEvent("live");

            assertThat(client.events()).extracting(Block::videoId).containsExactly("live");
        }
    }

    /// Returns when all who listen have been sent them: who connects before is sent them twice.
    ///
    /// @return the last one's id
    private long tellAll(String... videoIds) throws SQLException {
        try (EventClient listening = EventClient.open(base)) {
            for (String videoId : videoIds) {
                tell(videoId);
            }
            return listening.awaitEvent(videoIds[videoIds.length - 1]).id();
        }
    }

    /// Ids are given before commit: here the event with the lower id is committed last.
    @Test
    void eventThatWasCommittedLateIsNotLost() throws SQLException {
        try (Session late = database.owner();
                EventClient first = EventClient.open(base)) {
            late.begin();
            long lower = Events.publish(late, "late", "report-added");
            long higher = publish("early");
            assertThat(first.awaitEvent("early").id()).isEqualTo(higher);
            first.close();
            late.commit();

            assertThat(lower).isLessThan(higher);
            try (EventClient again = EventClient.after(base, higher)) {
                assertThat(again.awaitEvent("late").id()).isEqualTo(lower);
            }
        }
    }

    /// Four writers commit in whatever order, and a client is cut off again and again, mostly after more events than
    /// are written at the same time.
    @Test
    @Timeout(60)
    void clientThatIsCutOffAgainAndAgainMissesNothing() throws Exception {
        Random random = new Random(7);
        long last = publish("first");
        Set<Long> written = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(_ -> threads.submit(() -> writeSlowly(written)))
                    .toList();
            Set<Long> seen = new HashSet<>();
            // as long as this holds there is one more event to come: it is in one set before its commit, in the other
            // after
            while (written.size() < WRITERS * EVENTS || !seen.containsAll(written)) {
                try (EventClient client = EventClient.after(base, last)) {
                    List<Block> _ = client.awaitEvents(1);
                    for (Block block : upToEvents(client.blocks(), 1 + random.nextInt(20))) {
                        last = block.field("id").isEmpty() ? last : block.id();
                        if (block.isEvent()) {
                            seen.add(block.id());
                        }
                    }
                }
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(EVENTS);
            }
        }
    }

    /// As much of what a client was sent as it has got when it is cut off after so many events.
    private static List<Block> upToEvents(List<Block> blocks, int count) {
        List<Block> received = new ArrayList<>();
        int events = 0;
        for (Block block : blocks) {
            events += block.isEvent() ? 1 : 0;
            if (events > count) {
                break;
            }
            received.add(block);
        }
        return received;
    }

    private int writeSlowly(Set<Long> written) throws SQLException {
        try (Session session = database.owner()) {
            for (int i = 0; i < EVENTS; i++) {
                session.begin();
                written.add(Events.publish(session, "video", "report-synced"));
                session.run("SELECT pg_sleep(random() * 0.03)");
                session.commit();
            }
        }
        return EVENTS;
    }

    /// A browser that is cut off before its first event still knows where it was.
    @Test
    void clientIsToldWhereItBegins() throws SQLException {
        long before = publish("before");
        try (EventClient client = EventClient.open(base)) {
            long position = client.blocks().get(2).id();
            assertThat(position).isLessThanOrEqualTo(before);
            tell("missed");

            try (EventClient again = EventClient.after(base, position)) {
                Block _ = again.awaitEvent("missed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "-1", "abc", "1; DROP TABLE content", "99999999999999999999"})
    void unknownIdMeansResync(String unknown) throws SQLException {
        try (EventClient client = EventClient.after(base, unknown)) {
            Block resync = client.awaitEvents(1).getFirst();
            tell("live");
            Block _ = client.awaitEvent("live");

            assertThat(resync.field("event")).isEqualTo("resync");
            assertThat(Instant.parse(resync.data().path("timestamp").asText()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(client.events())
                    .extracting(event -> event.field("event"))
                    .containsExactly("resync", "report-synced");
        }
    }

    @Test
    void tooManyMissedEventsMeanResync() throws SQLException {
        long seen = publish("seen");
        Events.publishMany(writer, 500);
        try (EventClient client = EventClient.after(base, seen)) {
            assertThat(client.awaitEvents(500))
                    .extracting(event -> event.field("event"))
                    .containsOnly("report-synced");
        }
        Events.publishMany(writer, 1);
        try (EventClient client = EventClient.after(base, seen)) {
            assertThat(client.awaitEvents(1).getFirst().field("event")).isEqualTo("resync");
        }
    }

    /// As PostgreSQL delivers them in one piece or in several, it is one or the other; a resync may cover the last.
    @Test
    void floodIsSentWholeOrMeansResync() throws SQLException {
        try (EventClient client = EventClient.open(base)) {
            Events.publishMany(writer, 2000);
            long last = publish("last");

            Awaitility.await().until(() -> client.events().stream().anyMatch(event -> event.id() >= last));

            boolean resynced = client.events().stream()
                    .anyMatch(event -> event.field("event").equals("resync"));
            assertThat(resynced || client.events().size() == 2001)
                    .as("%d events, resync: %b", client.events().size(), resynced)
                    .isTrue();
        }
    }
}

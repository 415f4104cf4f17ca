package ytv2.dashboard.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicBoolean;

/// What was told of and is not read yet: events by their ids, or that nobody knows what. Any thread may call it.
final class Backlog {

    private final SequencedSet<Long> ids = new LinkedHashSet<>();
    private final AtomicBoolean gap = new AtomicBoolean();

    /// @param gap events were missed; those that were told of are among them
    /// @param ids in the order in which they were committed; none if there is a gap
    record Turn(boolean gap, List<Long> ids) {}

    /// A notification came. Only the ingest service's say an id; nobody keeps others from notifying, too.
    synchronized void add(String payload) {
        try {
            boolean _ = ids.add(Long.parseLong(payload));
        } catch (NumberFormatException _) {
            return;
        }
        if (ids.size() > ContentEventReader.LIMIT) {
            addGap();
        }
    }

    /// Notifications may have been missed.
    synchronized void addGap() {
        gap.set(true);
        ids.clear();
    }

    synchronized boolean isEmpty() {
        return ids.isEmpty() && !gap.get();
    }

    /// Leaves nothing behind.
    synchronized Turn take() {
        Turn turn = gap.getAndSet(false) ? new Turn(true, List.of()) : new Turn(false, List.copyOf(ids));
        ids.clear();
        return turn;
    }
}

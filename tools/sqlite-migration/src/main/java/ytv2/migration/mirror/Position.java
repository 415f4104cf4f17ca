package ytv2.migration.mirror;

import java.util.Comparator;

/// How far a file has got in the events: all up to this one are in it.
///
/// @param transaction of the event; events are taken in the order of their transactions, and only when no older
///     transaction can add any
/// @param event its id
record Position(long transaction, long event) implements Comparable<Position> {

    /// Before all events.
    static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        return Comparator.comparingLong(Position::transaction)
                .thenComparingLong(Position::event)
                .compare(this, other);
    }
}

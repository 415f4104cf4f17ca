package ytv2.dashboard.live;

/// How far a reader of events is: it has seen an event, and all that was committed before it.
///
/// @param id the event's; 0 for none
/// @param horizon the oldest transaction that was running when the event was written: whatever is not seen yet is of
///     that transaction or a newer one
record Position(long id, long horizon) {

    static final Position NONE = new Position(0, 0);

    /// After one more event. One that was committed late has an old horizon: to go back to it would mean to be sent
    /// much again, and a reader that is cut off often would never get on.
    Position after(StoredEvent event) {
        return event.horizon() >= horizon ? event.position() : this;
    }
}

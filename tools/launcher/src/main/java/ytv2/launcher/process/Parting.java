package ytv2.launcher.process;

import java.time.Duration;

/// One step of ending a process: the signal it gets, and how long it may take over it.
///
/// @param patience after this long the next, harsher step follows
public record Parting(Signal signal, Duration patience) {}

package ytv2.launcher.process;

import java.time.Duration;

/// How long to wait before a program that died is started again: not at all if it had been ready; else 0.2 s at first,
/// doubled each time to at most 10 s.
public record Backoff(Duration delay) {

    public static final Backoff NONE = new Backoff(Duration.ZERO);

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// The wait after another death.
    ///
    /// @param wasReady whether the run that has just ended was ever ready
    public Backoff after(boolean wasReady) {
        if (wasReady) {
            return NONE;
        }
        if (delay.isZero()) {
            return new Backoff(FIRST);
        }
        Duration doubled = delay.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}

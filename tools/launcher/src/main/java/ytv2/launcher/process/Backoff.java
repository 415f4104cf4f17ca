package ytv2.launcher.process;

import java.time.Duration;

/// How long to wait before a program that died is started again: 0.2 s at first, doubled each time to at most 10 s,
/// and from the beginning once a run has lasted 30 s.
public record Backoff(Duration delay) {

    public static final Backoff FIRST = new Backoff(Duration.ofMillis(200));

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(30);

    /// The wait after the next death.
    ///
    /// @param lived how long the run lasted that has just ended
    public Backoff after(Duration lived) {
        if (lived.compareTo(STEADY) >= 0) {
            return FIRST;
        }
        Duration doubled = delay.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}

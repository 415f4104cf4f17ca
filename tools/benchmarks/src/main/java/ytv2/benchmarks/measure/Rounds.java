package ytv2.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import ytv2.benchmarks.load.Load;

/// Loads a server and looks at what that takes.
@FunctionalInterface
public interface Rounds {

    /// @param seconds how long the load lasts
    Round round(Load load, int seconds) throws InterruptedException;

    /// @param rounds an odd number
    /// @param seconds of each
    default Measurement measure(Load load, int rounds, int seconds) throws InterruptedException {
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(round(load, seconds));
        }
        return Measurement.of(measured);
    }
}

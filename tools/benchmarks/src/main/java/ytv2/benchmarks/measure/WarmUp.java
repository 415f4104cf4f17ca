package ytv2.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ytv2.benchmarks.load.Load;

/// Loads a server until its JVM has compiled what it runs: until a further pass over all requests makes them no
/// cheaper.
///
/// @param meter of the server
/// @param seconds of each pass, a row
/// @param inARow so many passes have to get no cheaper, one after the other
/// @param most passes; on a machine that is not quiet it may never settle
public record WarmUp(Rounds meter, int seconds, int inARow, int most) {

    /// A pass that is cheaper than the one before by less than this counts as no cheaper.
    private static final double SETTLED = 0.07;

    /// For requests that take about a millisecond.
    public static WarmUp ofReads(Rounds meter) {
        return new WarmUp(meter, 2, 1, 6);
    }

    /// For requests that take longer and of which there are fewer, so that it takes more time until all is compiled.
    public static WarmUp ofWrites(Rounds meter) {
        return new WarmUp(meter, 5, 3, 16);
    }

    /// @return how many passes it took
    public int run(List<? extends Load> rows) throws InterruptedException {
        List<Double> before = pass(rows);
        int settled = 0;
        for (int passes = 2; passes <= most; passes++) {
            List<Double> now = pass(rows);
            settled = isSettled(before, now) ? settled + 1 : 0;
            if (settled == inARow) {
                return passes;
            }
            before = now;
        }
        return most;
    }

    /// @param before CPU of the server for a request of each row
    /// @param now the same, a pass later
    static boolean isSettled(List<Double> before, List<Double> now) {
        double ratio = IntStream.range(0, now.size())
                .mapToDouble(row -> now.get(row) / before.get(row))
                .average()
                .orElse(1);
        return ratio > 1 - SETTLED;
    }

    private List<Double> pass(List<? extends Load> rows) throws InterruptedException {
        List<Double> micros = new ArrayList<>();
        for (Load row : rows) {
            micros.add(Math.max(1, meter.measure(row, 1, seconds).serviceMicros()));
        }
        return micros;
    }
}

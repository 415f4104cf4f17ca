package ytv2.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ytv2.benchmarks.load.Requests;

/// Loads a server until its JVM has compiled what it runs: until a further pass over all requests makes them no
/// cheaper.
///
/// @param meter of the server
public record WarmUp(Meter meter) {

    /// Of each pass, s a row.
    private static final int SECONDS = 2;

    /// On a machine that is not quiet it may never settle.
    private static final int MOST_PASSES = 6;

    /// A pass that is cheaper than the one before by less than this counts as no cheaper.
    private static final double SETTLED = 0.07;

    /// @return how many passes it took
    public int run(List<Requests> rows) throws InterruptedException {
        List<Double> before = pass(rows);
        for (int passes = 2; passes <= MOST_PASSES; passes++) {
            List<Double> now = pass(rows);
            if (isSettled(before, now)) {
                return passes;
            }
            before = now;
        }
        return MOST_PASSES;
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

    private List<Double> pass(List<Requests> rows) throws InterruptedException {
        List<Double> micros = new ArrayList<>();
        for (Requests row : rows) {
            micros.add(Math.max(1, meter.measure(row, 1, SECONDS).serviceMicros()));
        }
        return micros;
    }
}

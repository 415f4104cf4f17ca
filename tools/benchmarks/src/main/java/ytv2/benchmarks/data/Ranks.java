package ytv2.benchmarks.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws ranks of which the first is the most frequent: the rank r comes with a weight of 1 / (r + q).
///
/// @see <a href="https://en.wikipedia.org/wiki/Zipf%E2%80%93Mandelbrot_law">Zipf–Mandelbrot law</a>
final class Ranks {

    private final double[] cumulated;

    /// @param count ranks, from 0 on
    /// @param flattened q; the greater, the less the first ranks stand out
    Ranks(int count, double flattened) {
        cumulated = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += 1 / (rank + 1 + flattened);
            cumulated[rank] = sum;
        }
    }

    int next(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble(cumulated[cumulated.length - 1]));
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
    }
}

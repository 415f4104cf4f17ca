/// CPU time of processes, and what becomes of it: requests, quantiles, efficiency.
@NullMarked
package ytv2.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

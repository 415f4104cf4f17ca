/// Invented videos: the same ones in every run, of realistic size.
@NullMarked
package ytv2.benchmarks.data;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.benchmarks.load;

import org.jspecify.annotations.NullMarked;

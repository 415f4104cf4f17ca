@NullMarked
package ytv2.benchmarks;

import org.jspecify.annotations.NullMarked;

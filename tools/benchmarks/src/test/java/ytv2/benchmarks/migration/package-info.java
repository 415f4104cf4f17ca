@NullMarked
package ytv2.benchmarks.migration;

import org.jspecify.annotations.NullMarked;

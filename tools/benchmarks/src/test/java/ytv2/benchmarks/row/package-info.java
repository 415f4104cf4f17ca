@NullMarked
package ytv2.benchmarks.row;

import org.jspecify.annotations.NullMarked;

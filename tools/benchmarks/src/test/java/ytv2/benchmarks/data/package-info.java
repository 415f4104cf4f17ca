@NullMarked
package ytv2.benchmarks.data;

import org.jspecify.annotations.NullMarked;

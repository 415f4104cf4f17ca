@NullMarked
package ytv2.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

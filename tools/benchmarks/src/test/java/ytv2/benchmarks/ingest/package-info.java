@NullMarked
package ytv2.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;

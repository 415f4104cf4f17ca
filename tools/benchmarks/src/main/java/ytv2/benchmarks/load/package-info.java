/// The load tools, wrk and pgbench: what they are given and what they say.
@NullMarked
package ytv2.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/// The throw-away PostgreSQL, dashboard and static route that are measured.
@NullMarked
package ytv2.benchmarks.stack;

import org.jspecify.annotations.NullMarked;

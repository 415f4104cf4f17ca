/// Measures what it takes to write: the ingest service beside PostgreSQL alone.
@NullMarked
package ytv2.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;

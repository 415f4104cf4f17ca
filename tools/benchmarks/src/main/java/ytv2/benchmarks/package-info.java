/// Measures how fast the dashboard service answers, beside PostgreSQL alone and a static route; and, by the package
/// `ingest`, how fast reports are stored.
@NullMarked
package ytv2.benchmarks;

import org.jspecify.annotations.NullMarked;

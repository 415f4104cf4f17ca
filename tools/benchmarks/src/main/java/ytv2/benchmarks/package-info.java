/// Measures how fast the dashboard service answers, beside PostgreSQL alone and a static route.
@NullMarked
package ytv2.benchmarks;

import org.jspecify.annotations.NullMarked;

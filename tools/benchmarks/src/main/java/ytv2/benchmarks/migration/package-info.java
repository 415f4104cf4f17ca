/// How fast legacy files are taken in and verified, beside `psql \copy` and pgloader.
@NullMarked
package ytv2.benchmarks.migration;

import org.jspecify.annotations.NullMarked;

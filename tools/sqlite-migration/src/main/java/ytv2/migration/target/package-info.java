/// Writes videos to PostgreSQL in batches, each of them one transaction.
@NullMarked
package ytv2.migration.target;

import org.jspecify.annotations.NullMarked;

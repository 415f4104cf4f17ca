/// Turns what SQLite holds into what PostgreSQL stores, and notes whatever is not taken as it was.
@NullMarked
package ytv2.migration.cast;

import org.jspecify.annotations.NullMarked;

/// How fast the SQLite file is, and PostgreSQL with the same rows, operation by operation.
@NullMarked
package ytv2.migration.bench;

import org.jspecify.annotations.NullMarked;

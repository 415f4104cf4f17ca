/// ./ytv2 migrate verify: compares the files with PostgreSQL, row by row and field by field.
@NullMarked
package ytv2.migration.verify;

import org.jspecify.annotations.NullMarked;

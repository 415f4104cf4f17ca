/// ./ytv2 migrate snapshot and restore-snapshot: copies of live files that nobody writes.
@NullMarked
package ytv2.migration.snapshot;

import org.jspecify.annotations.NullMarked;

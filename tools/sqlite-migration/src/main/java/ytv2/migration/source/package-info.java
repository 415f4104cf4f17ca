/// Reads the two SQLite files: consistent snapshots, rows as they are, one video after the other.
@NullMarked
package ytv2.migration.source;

import org.jspecify.annotations.NullMarked;

/// Backups of the database, and what is restored from them.
///
/// A backup is either a custom-format archive of `pg_dump`, where that program is installed and new enough, or a
/// [CopyArchive]. Restoring reads rows from either, never definitions: the schema is that of the migrations.
@NullMarked
package ytv2.launcher.backup;

import org.jspecify.annotations.NullMarked;

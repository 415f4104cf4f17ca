/// ./ytv2 migrate mirror: keeps SQLite files as PostgreSQL is, for as long as the programs of old read them.
@NullMarked
package ytv2.migration.mirror;

import org.jspecify.annotations.NullMarked;

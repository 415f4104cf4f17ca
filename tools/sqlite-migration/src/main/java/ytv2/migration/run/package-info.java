/// ./ytv2 migrate run: takes the files into PostgreSQL, and tells what became of everything.
@NullMarked
package ytv2.migration.run;

import org.jspecify.annotations.NullMarked;

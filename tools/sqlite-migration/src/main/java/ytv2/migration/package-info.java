/// The commands of ./ytv2 migrate.
@NullMarked
package ytv2.migration;

import org.jspecify.annotations.NullMarked;

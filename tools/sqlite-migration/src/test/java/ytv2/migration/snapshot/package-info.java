@NullMarked
package ytv2.migration.snapshot;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.baseline;

import org.jspecify.annotations.NullMarked;

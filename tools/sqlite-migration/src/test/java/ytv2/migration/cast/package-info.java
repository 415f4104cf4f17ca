@NullMarked
package ytv2.migration.cast;

import org.jspecify.annotations.NullMarked;

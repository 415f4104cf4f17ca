@NullMarked
package ytv2.migration.target;

import org.jspecify.annotations.NullMarked;

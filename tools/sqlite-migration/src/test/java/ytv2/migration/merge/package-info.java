@NullMarked
package ytv2.migration.merge;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.mirror;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.launcher;

import org.jspecify.annotations.NullMarked;

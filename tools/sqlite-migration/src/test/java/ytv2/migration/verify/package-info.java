@NullMarked
package ytv2.migration.verify;

import org.jspecify.annotations.NullMarked;

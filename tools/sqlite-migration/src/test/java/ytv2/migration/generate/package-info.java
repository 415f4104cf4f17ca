@NullMarked
package ytv2.migration.generate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.source;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.bench;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.preflight;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration;

import org.jspecify.annotations.NullMarked;

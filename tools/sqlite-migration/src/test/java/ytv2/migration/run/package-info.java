@NullMarked
package ytv2.migration.run;

import org.jspecify.annotations.NullMarked;

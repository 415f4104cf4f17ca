/// Makes one video of what two files say of it.
@NullMarked
package ytv2.migration.merge;

import org.jspecify.annotations.NullMarked;

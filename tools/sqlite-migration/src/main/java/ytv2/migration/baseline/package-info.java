/// ./ytv2 migrate baseline: what a file holds, in numbers that can be compared later.
@NullMarked
package ytv2.migration.baseline;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.dashboard;

import org.jspecify.annotations.NullMarked;

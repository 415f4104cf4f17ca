@NullMarked
package ytv2.dashboard.frontend;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.dashboard.cors;

import org.jspecify.annotations.NullMarked;

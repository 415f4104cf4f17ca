@NullMarked
package ytv2.dashboard.live;

import org.jspecify.annotations.NullMarked;

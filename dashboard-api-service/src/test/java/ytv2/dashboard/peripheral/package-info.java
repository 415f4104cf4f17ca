@NullMarked
package ytv2.dashboard.peripheral;

import org.jspecify.annotations.NullMarked;

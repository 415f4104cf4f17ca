@NullMarked
package ytv2.dashboard.resilience;

import org.jspecify.annotations.NullMarked;

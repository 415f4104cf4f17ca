@NullMarked
package ytv2.dashboard.search;

import org.jspecify.annotations.NullMarked;

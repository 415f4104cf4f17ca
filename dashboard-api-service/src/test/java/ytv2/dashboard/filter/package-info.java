@NullMarked
package ytv2.dashboard.filter;

import org.jspecify.annotations.NullMarked;

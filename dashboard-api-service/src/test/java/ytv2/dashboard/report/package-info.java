@NullMarked
package ytv2.dashboard.report;

import org.jspecify.annotations.NullMarked;

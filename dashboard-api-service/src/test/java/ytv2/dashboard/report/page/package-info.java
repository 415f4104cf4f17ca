@NullMarked
package ytv2.dashboard.report.page;

import org.jspecify.annotations.NullMarked;

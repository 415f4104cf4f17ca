/// The service's own pages: reports and lists of them, for a browser without a script.
@NullMarked
package ytv2.dashboard.report.page;

import org.jspecify.annotations.NullMarked;

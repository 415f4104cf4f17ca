/// The search box: reports by the words in them.
@NullMarked
package ytv2.dashboard.search;

import org.jspecify.annotations.NullMarked;

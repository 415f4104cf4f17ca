/// By what cards are found: the filter parameters that lists and facets have in common, and their SQL.
@NullMarked
package ytv2.dashboard.card;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.dashboard.card;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.dashboard.answer;

import org.jspecify.annotations.NullMarked;

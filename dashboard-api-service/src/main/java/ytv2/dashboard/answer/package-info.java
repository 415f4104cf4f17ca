/// Finished answers: their tags, their compression, and for how long they may be given again.
@NullMarked
package ytv2.dashboard.answer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.launcher;

import org.jspecify.annotations.NullMarked;

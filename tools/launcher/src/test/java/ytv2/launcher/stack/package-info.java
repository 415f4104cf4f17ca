@NullMarked
package ytv2.launcher.stack;

import org.jspecify.annotations.NullMarked;

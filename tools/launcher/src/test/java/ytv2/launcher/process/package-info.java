@NullMarked
package ytv2.launcher.process;

import org.jspecify.annotations.NullMarked;

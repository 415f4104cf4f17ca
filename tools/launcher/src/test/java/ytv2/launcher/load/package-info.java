@NullMarked
package ytv2.launcher.load;

import org.jspecify.annotations.NullMarked;

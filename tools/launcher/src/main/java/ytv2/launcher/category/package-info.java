@NullMarked
package ytv2.launcher.category;

import org.jspecify.annotations.NullMarked;

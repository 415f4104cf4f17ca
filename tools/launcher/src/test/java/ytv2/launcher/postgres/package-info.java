@NullMarked
package ytv2.launcher.postgres;

import org.jspecify.annotations.NullMarked;

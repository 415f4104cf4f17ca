@NullMarked
package ytv2.launcher.migrate;

import org.jspecify.annotations.NullMarked;

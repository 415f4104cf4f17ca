@NullMarked
package ytv2.launcher.database;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.dashboard.file;

import org.jspecify.annotations.NullMarked;

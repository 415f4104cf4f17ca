@NullMarked
package ytv2.dashboard.media;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.migration.media;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.service.path;

import org.jspecify.annotations.NullMarked;

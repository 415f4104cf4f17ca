@NullMarked
package ytv2.service.build;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.model.testing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.service.body;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.service.credential;

import org.jspecify.annotations.NullMarked;

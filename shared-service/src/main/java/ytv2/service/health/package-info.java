@NullMarked
package ytv2.service.health;

import org.jspecify.annotations.NullMarked;

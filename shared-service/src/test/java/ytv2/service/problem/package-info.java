@NullMarked
package ytv2.service.problem;

import org.jspecify.annotations.NullMarked;

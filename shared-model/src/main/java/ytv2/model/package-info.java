@NullMarked
package ytv2.model;

import org.jspecify.annotations.NullMarked;

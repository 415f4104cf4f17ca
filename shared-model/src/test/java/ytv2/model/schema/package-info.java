@NullMarked
package ytv2.model.schema;

import org.jspecify.annotations.NullMarked;

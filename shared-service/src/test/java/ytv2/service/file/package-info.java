@NullMarked
package ytv2.service.file;

import org.jspecify.annotations.NullMarked;

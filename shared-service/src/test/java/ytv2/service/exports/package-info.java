@NullMarked
package ytv2.service.exports;

import org.jspecify.annotations.NullMarked;

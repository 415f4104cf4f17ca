/// The directory of exported audio and images, as both services serve it.
@NullMarked
package ytv2.service.exports;

import org.jspecify.annotations.NullMarked;

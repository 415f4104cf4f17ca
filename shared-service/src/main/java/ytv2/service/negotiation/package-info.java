@NullMarked
package ytv2.service.negotiation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.service;

import org.jspecify.annotations.NullMarked;

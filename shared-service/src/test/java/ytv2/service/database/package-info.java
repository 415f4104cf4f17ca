@NullMarked
package ytv2.service.database;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.ingest.health;

import org.jspecify.annotations.NullMarked;

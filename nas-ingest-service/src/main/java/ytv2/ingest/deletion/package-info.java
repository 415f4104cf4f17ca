@NullMarked
package ytv2.ingest.deletion;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ytv2.ingest;

import org.jspecify.annotations.NullMarked;

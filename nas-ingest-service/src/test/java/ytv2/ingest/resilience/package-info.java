@NullMarked
package ytv2.ingest.resilience;

import org.jspecify.annotations.NullMarked;

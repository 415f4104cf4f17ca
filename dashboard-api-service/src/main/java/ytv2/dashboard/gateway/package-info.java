/// Forwards writes to the ingest service: this one has no right to write.
@NullMarked
package ytv2.dashboard.gateway;

import org.jspecify.annotations.NullMarked;

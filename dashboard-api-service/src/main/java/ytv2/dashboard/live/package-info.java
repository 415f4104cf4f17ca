/// Live events: what PostgreSQL notifies of, as a stream to every client that listens.
@NullMarked
package ytv2.dashboard.live;

import org.jspecify.annotations.NullMarked;

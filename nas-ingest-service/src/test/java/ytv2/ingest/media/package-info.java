@NullMarked
package ytv2.ingest.media;

import org.jspecify.annotations.NullMarked;

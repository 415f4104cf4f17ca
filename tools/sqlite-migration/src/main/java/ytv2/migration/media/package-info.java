/// Takes the audio and images of the legacy dashboard over, through the ingest service.
@NullMarked
package ytv2.migration.media;

import org.jspecify.annotations.NullMarked;

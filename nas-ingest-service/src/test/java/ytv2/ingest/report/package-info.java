@NullMarked
package ytv2.ingest.report;

import org.jspecify.annotations.NullMarked;

/// The dashboard service as its clients meet it: over HTTP, in this JVM and as the packaged program.
@NullMarked
package ytv2.dashboard;

import org.jspecify.annotations.NullMarked;

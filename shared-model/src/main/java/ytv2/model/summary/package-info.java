/// A summary's two forms: the plain text that is searched and the HTML that a browser shows. Everything here is pure,
/// synchronous and safe to call from any thread, the event loop included.
@NullMarked
package ytv2.model.summary;

import org.jspecify.annotations.NullMarked;

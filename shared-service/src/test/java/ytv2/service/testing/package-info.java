/// What the tests of both services share: a database of their own, and HTTP as clients speak it.
@NullMarked
package ytv2.service.testing;

import org.jspecify.annotations.NullMarked;

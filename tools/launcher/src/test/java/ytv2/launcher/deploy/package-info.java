/// Holds the files of `deploy/` and `docs/CONFIGURATION.md` to the code.
@NullMarked
package ytv2.launcher.deploy;

import org.jspecify.annotations.NullMarked;

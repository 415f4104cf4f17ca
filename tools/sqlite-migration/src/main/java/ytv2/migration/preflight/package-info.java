/// ./ytv2 migrate preflight: what would go wrong, before anything is done.
@NullMarked
package ytv2.migration.preflight;

import org.jspecify.annotations.NullMarked;

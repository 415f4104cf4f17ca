/// Invented legacy files, as clean or as dirty as one likes: for tests and for measuring.
@NullMarked
package ytv2.migration.generate;

import org.jspecify.annotations.NullMarked;

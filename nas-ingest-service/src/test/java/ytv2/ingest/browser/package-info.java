/// What is stored, in the program that shows it.
@NullMarked
package ytv2.ingest.browser;

import org.jspecify.annotations.NullMarked;

/// Compares running services with recorded answers of the server that they replace.
@NullMarked
package ytv2.launcher.cases;

import org.jspecify.annotations.NullMarked;

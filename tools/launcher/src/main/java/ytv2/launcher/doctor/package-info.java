/// Checks what a person would check by hand when something does not work.
@NullMarked
package ytv2.launcher.doctor;

import org.jspecify.annotations.NullMarked;

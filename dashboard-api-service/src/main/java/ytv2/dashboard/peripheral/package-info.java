/// Addresses that the existing front ends ask on load, and those that have gone.
@NullMarked
package ytv2.dashboard.peripheral;

import org.jspecify.annotations.NullMarked;

/// How figures are written down, for people and for programs.
@NullMarked
package ytv2.benchmarks.report;

import org.jspecify.annotations.NullMarked;

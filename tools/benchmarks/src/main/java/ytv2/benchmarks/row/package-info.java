/// What is measured: the rows of the table, and what each has to reach.
@NullMarked
package ytv2.benchmarks.row;

import org.jspecify.annotations.NullMarked;

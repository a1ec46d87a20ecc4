/** Counts what crosses the wire, for the benchmarks of several subjects. */
@NullMarked
package dev.tandem.benchmarks.wire;

import org.jspecify.annotations.NullMarked;

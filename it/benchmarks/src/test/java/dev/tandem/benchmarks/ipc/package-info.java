/** Tests of the benchmark of parent and child processes. */
@NullMarked
package dev.tandem.benchmarks.ipc;

import org.jspecify.annotations.NullMarked;

/** The ceiling: calls and handlers written by hand on grpc-java's lowest level. */
@NullMarked
package dev.tandem.benchmarks.raw;

import org.jspecify.annotations.NullMarked;

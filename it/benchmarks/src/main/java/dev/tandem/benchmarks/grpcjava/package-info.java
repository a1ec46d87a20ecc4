/** What users of grpc-java's StreamObserver write, on both ends. */
@NullMarked
package dev.tandem.benchmarks.grpcjava;

import org.jspecify.annotations.NullMarked;

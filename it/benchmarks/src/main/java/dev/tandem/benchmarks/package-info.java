/** How fast the runtime is, against grpc-java's own stubs in the same run. */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;

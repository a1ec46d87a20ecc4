/** The official interop suite: grpc-java's client and server, and ours, each with the other. */
@NullMarked
package dev.tandem.interop;

import org.jspecify.annotations.NullMarked;

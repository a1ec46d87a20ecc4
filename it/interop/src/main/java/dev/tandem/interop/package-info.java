/** The server of gRPC's official interop suite, on Tandem's runtime. */
@NullMarked
package dev.tandem.interop;

import org.jspecify.annotations.NullMarked;

package dev.tandem.interop;

import dev.tandem.runtime.CallContext;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** The server feature "Echo Metadata": sends two headers back, as a header and as a trailer. */
final class EchoedMetadata {
  static final Metadata.Key<String> INITIAL =
      Metadata.Key.of("x-grpc-test-echo-initial", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<byte[]> TRAILING =
      Metadata.Key.of("x-grpc-test-echo-trailing-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private EchoedMetadata() {}

  static void echo() {
    CallContext call = CallContext.current();
    copy(INITIAL, call.headers(), call.responseHeaders());
    copy(TRAILING, call.headers(), call.responseTrailers());
  }

  private static <T> void copy(Metadata.Key<T> key, Metadata from, Metadata to) {
    @Nullable T value = from.get(key);
    if (value != null) {
      to.put(key, value);
    }
  }
}

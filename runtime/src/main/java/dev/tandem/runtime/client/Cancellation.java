package dev.tandem.runtime.client;

import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** Tells grpc-java that this side has ended a call. */
final class Cancellation {
  private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());

  private Cancellation() {}

  /** Cancels a call that has ended for its holder, so that nothing is thrown at that. */
  static void of(
      ClientCall<?, ?> call,
      MethodDescriptor<?, ?> method,
      @Nullable String why,
      @Nullable Throwable cause) {
    try {
      call.cancel(why, cause);
    } catch (Throwable e) { // An interceptor's.
      LOG.log(System.Logger.Level.WARNING, () -> "Could not cancel " + method, e);
    }
  }
}

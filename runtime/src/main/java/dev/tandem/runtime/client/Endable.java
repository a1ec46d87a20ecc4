package dev.tandem.runtime.client;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call that this side can end, and that ends when the context that it was made in is cancelled.
 * grpc-java does the latter too, but only once the channel knows where to connect.
 */
interface Endable extends Context.CancellationListener {

  /** Says whether the call has ended, whoever did it. */
  boolean isEnded();

  /** Ends the call with a status of this side's, unless it has ended. */
  void endHere(Status status, @Nullable Throwable cause);

  /** Starts to listen for the end of the context; the call stops that itself when it ends. */
  default void watch(Context context) {
    context.addListener(this, Runnable::run);
    if (isEnded()) {
      context.removeListener(this);
    }
  }

  @Override
  default void cancelled(Context context) {
    Status status = Contexts.statusFromCancelled(context);
    endHere(status == null ? Status.CANCELLED : status, context.cancellationCause());
  }
}

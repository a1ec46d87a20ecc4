package dev.tandem.runtime.client;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Status;

/**
 * Ends a call when the context that it was made in is cancelled. grpc-java does so too, but only
 * once the channel knows where to connect.
 */
final class ContextWatch implements Context.CancellationListener {
  private final Context context;
  private final Endable call;

  ContextWatch(Context context, Endable call) {
    this.context = context;
    this.call = call;
  }

  void start() {
    context.addListener(this, Runnable::run);
    if (call.isEnded()) {
      stop();
    }
  }

  void stop() {
    context.removeListener(this);
  }

  @Override
  public void cancelled(Context context) {
    Status status = Contexts.statusFromCancelled(context);
    call.endHere(status == null ? Status.CANCELLED : status, context.cancellationCause());
  }
}

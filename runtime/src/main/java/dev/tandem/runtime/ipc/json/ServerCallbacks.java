package dev.tandem.runtime.ipc.json;

import dev.tandem.runtime.flow.Threads;
import io.grpc.Context;
import io.grpc.ServerCall;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call tells its handler: one by one, in the call's context, on the runtime's threads. */
final class ServerCallbacks<Q> {
  private final CallbackQueue queue = new CallbackQueue(Threads.executor());
  private final Context.CancellableContext context;
  private final Consumer<Throwable> onFailure;

  private ServerCall.@Nullable Listener<Q>
      listener; // touched by callbacks only, and so is the next
  private boolean over;

  ServerCallbacks(Context.CancellableContext context, Consumer<Throwable> onFailure) {
    this.context = context;
    this.onFailure = onFailure;
  }

  CallbackQueue queue() {
    return queue;
  }

  void start(Supplier<ServerCall.Listener<Q>> handler) {
    queue.execute(() -> run(() -> listener = handler.get()));
  }

  /** Delivers a message; within a callback. Null means one that can't be read. */
  void deliver(@Nullable Q message) {
    tell(told -> onMessage(told, message));
  }

  @SuppressWarnings("NullAway") // The runtime's own listeners know what null means.
  private static <Q> void onMessage(ServerCall.Listener<Q> listener, @Nullable Q message) {
    listener.onMessage(message);
  }

  /** Tells of the half-close; within a callback. */
  void halfClosed() {
    tell(ServerCall.Listener::onHalfClose);
  }

  void ready() {
    queue.execute(() -> tell(ServerCall.Listener::onReady));
  }

  void complete() {
    queue.execute(() -> end(ServerCall.Listener::onComplete, null));
  }

  void cancelled(Throwable cause) {
    queue.execute(() -> end(ServerCall.Listener::onCancel, cause));
  }

  private void end(Consumer<ServerCall.Listener<Q>> last, @Nullable Throwable cause) {
    tell(last);
    over = true;
    context.cancel(cause);
  }

  private void tell(Consumer<ServerCall.Listener<Q>> event) {
    if (listener != null && !over) { // None if the handler failed to start.
      run(() -> event.accept(Objects.requireNonNull(listener)));
    }
  }

  private void run(Runnable callback) {
    Context before = context.attach();
    try {
      callback.run();
    } catch (Throwable error) { // The call ends for its caller; the server lives on.
      onFailure.accept(error);
    } finally {
      context.detach(before);
    }
  }
}

package dev.tandem.runtime.ipc.json;

import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a call tells its caller: one by one, in the context of the call, on its executor. */
final class ClientCallbacks<R> {
  private static final System.Logger LOG = System.getLogger(ClientCallbacks.class.getName());

  private final CallbackQueue queue;
  private final Context context;
  private final Consumer<Status> onFailure;

  private ClientCall.@Nullable Listener<R> listener; // set before the first callback
  private boolean closed; // touched by callbacks only

  ClientCallbacks(Executor executor, Context context, Consumer<Status> onFailure) {
    this.queue = new CallbackQueue(executor);
    this.context = context;
    this.onFailure = onFailure;
  }

  CallbackQueue queue() {
    return queue;
  }

  void start(ClientCall.Listener<R> listener) {
    this.listener = listener;
  }

  void ready() {
    queue.execute(() -> tell("onReady", ClientCall.Listener::onReady));
  }

  void headers(Metadata headers) {
    queue.execute(() -> tell("onHeaders", listener -> listener.onHeaders(headers)));
  }

  /** Delivers a message; within a callback. */
  void deliver(R message) {
    tell("onMessage", listener -> listener.onMessage(message));
  }

  void close(Status status, Metadata trailers) {
    queue.execute(() -> closeNow(status, trailers));
  }

  /** Delivers the end; within a callback. What comes after it is dropped. */
  void closeNow(Status status, Metadata trailers) {
    tell("onClose", listener -> listener.onClose(status, trailers));
    closed = true;
  }

  private void tell(String what, Consumer<ClientCall.Listener<R>> event) {
    if (closed) {
      return;
    }
    Context before = context.attach();
    try {
      event.accept(Objects.requireNonNull(listener));
    } catch (RuntimeException | Error e) {
      if (what.equals("onClose")) {
        LOG.log(System.Logger.Level.ERROR, "onClose of a call's listener failed.", e);
      } else {
        onFailure.accept(Status.CANCELLED.withDescription(what + " failed").withCause(e));
      }
    } finally {
      context.detach(before);
    }
  }
}

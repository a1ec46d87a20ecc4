package dev.tandem.runtime.server;

import dev.tandem.runtime.flow.CallbackExecutor;
import dev.tandem.runtime.flow.Threads;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import org.jspecify.annotations.Nullable;

/**
 * Has a call's callbacks run by its handler's thread, whenever that waits for the call.
 *
 * <p>Callbacks that come before the handler runs have a thread of the runtime's, and the last of
 * them leaves it to the handler. Not before it has returned: grpc-java has callbacks one by one,
 * and while a handler ran inside one there would be no others.
 */
final class HandlerExecutor extends CallbackExecutor {
  private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

  private final MethodDescriptor<?, ?> rpc;
  private boolean taken; // touched by callbacks only, and they come one by one

  HandlerExecutor(MethodDescriptor<?, ?> rpc) {
    this.rpc = rpc;
  }

  /** Gives the executor that runs the current callback, if that is the start of this call. */
  static @Nullable HandlerExecutor takeFor(ServerCall<?, ?> call) {
    Turn turn = CURRENT.get();
    if (turn == null
        || turn.executor().taken
        || turn.executor().rpc != call.getMethodDescriptor()) {
      return null; // An interceptor went on to another thread, or makes a call of its own.
    }
    turn.executor().taken = true;
    return turn.executor();
  }

  /** Runs the handler when the current callback is over; from now on callbacks wait for it. */
  void runHandler(Runnable handler) {
    begin();
    Turn turn = CURRENT.get();
    if (turn != null && turn.executor() == this) {
      turn.handler = handler;
    } else {
      Threads.executor().execute(() -> runAndRelease(handler));
    }
  }

  private void runAndRelease(Runnable handler) {
    try {
      handler.run();
    } finally {
      release();
    }
  }

  @Override
  protected void runElsewhere(Runnable task) {
    super.runElsewhere(new Turn(task));
  }

  /** A thread's turn to run callbacks, and then the handler if it was one of them to start it. */
  private final class Turn implements Runnable {
    private final Runnable callbacks;
    private @Nullable Runnable handler;

    Turn(Runnable callbacks) {
      this.callbacks = callbacks;
    }

    HandlerExecutor executor() {
      return HandlerExecutor.this;
    }

    @Override
    public void run() {
      CURRENT.set(this);
      try {
        callbacks.run();
      } finally {
        CURRENT.remove();
        if (handler != null) {
          runAndRelease(handler);
        }
      }
    }
  }
}

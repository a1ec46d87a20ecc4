package dev.tandem.faults;

import io.grpc.Context;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a call of the thread that makes it, when its time has come, and never a later call. */
final class Ender {

  /** How a call is ended, if it does not end before. */
  enum Way {
    BY_ITSELF,
    CLOSE,
    CONTEXT,
    DEADLINE, // set by who makes the call
    INTERRUPT
  }

  private final Thread caller = Thread.currentThread();
  private final Way way;
  private final Context.CancellableContext context;
  private final @Nullable ScheduledFuture<?> scheduled;
  private Runnable close = () -> {};
  private boolean over;

  Ender(Way way, Context.CancellableContext context, ScheduledExecutorService timer, long micros) {
    this.way = way;
    this.context = context;
    scheduled =
        way == Way.BY_ITSELF || way == Way.DEADLINE
            ? null
            : timer.schedule(this::now, micros, TimeUnit.MICROSECONDS);
  }

  /** Says how the call can be closed. */
  synchronized void closes(Runnable close) {
    this.close = close;
  }

  private synchronized void now() {
    if (over) {
      return;
    }
    switch (way) {
      case CLOSE -> close.run();
      case CONTEXT -> context.cancel(null);
      case INTERRUPT -> caller.interrupt();
      default -> throw new AssertionError(way);
    }
  }

  /** Says that the call is over; to be called by the thread that made it. */
  synchronized void over() {
    over = true;
    Thread.interrupted();
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }
}

package dev.tandem.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler for which time passes when a test says so. */
final class Ticks extends ScheduledThreadPoolExecutor implements AutoCloseable {
  private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

  Ticks() {
    super(0);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long delay, long period, TimeUnit unit) {
    tasks.add(task);
    // So that cancelling it can be seen here.
    return super.schedule(new FutureTask<>(task, null), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  /** A period is over. */
  void tick() {
    tasks.forEach(Runnable::run);
  }

  @Override
  public void close() {
    shutdownNow();
  }
}

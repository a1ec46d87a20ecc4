package dev.tandem.runtime.ipc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs short tasks later, on one thread for all children, which goes away when nothing is due. */
final class Timer {
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private Timer() {}

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, task -> Daemon.thread("timer of children", task));
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Gives what cancels it. */
  static Runnable in(Duration delay, Runnable task) {
    Future<?> due = EXECUTOR.schedule(task, nanos(delay), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  /** Gives what cancels it. Never catches up what it has missed. */
  static Runnable every(Duration interval, Runnable task) {
    long nanos = nanos(interval);
    Future<?> due = EXECUTOR.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  /** The most that there is if it does not fit. */
  private static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }
}

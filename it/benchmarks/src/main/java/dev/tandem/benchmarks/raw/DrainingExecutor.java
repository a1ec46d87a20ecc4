package dev.tandem.benchmarks.raw;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps a call's callbacks for the one thread that waits for them. */
final class DrainingExecutor implements Executor {
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread waiting;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    LockSupport.unpark(waiting);
  }

  /** Runs the next callback, and waits until there is one. */
  void runOne() {
    Runnable task = tasks.poll();
    if (task == null) {
      waiting = Thread.currentThread();
      while ((task = tasks.poll()) == null) {
        LockSupport.park(this);
      }
      waiting = null;
    }
    task.run();
  }
}

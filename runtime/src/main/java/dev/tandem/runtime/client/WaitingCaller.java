package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.SmallQueue;
import dev.tandem.runtime.flow.Threads;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of a unary call on the thread that made it, which waits for nothing else until
 * the call ends. What is left after that runs on a thread of the runtime's.
 *
 * <p>It is the queue and its monitor in one, because there is one for each call.
 */
final class WaitingCaller extends SmallQueue<Runnable> implements Executor {
  private volatile @Nullable Thread thread = Thread.currentThread(); // null once it waits no more

  @Override
  public void execute(Runnable task) {
    if (keep(task)) {
      wake(); // With the monitor given back: the thread needs it at once.
    } else {
      Threads.executor().execute(task);
    }
  }

  private synchronized boolean keep(Runnable task) {
    boolean kept = thread != null;
    if (kept) {
      add(task);
    }
    return kept;
  }

  private synchronized @Nullable Runnable next() {
    return poll();
  }

  /** Wakes the thread, if it waits, to look for a task and for the end of the call. */
  void wake() {
    Thread waiting = thread;
    if (waiting != null && !waiting.equals(Thread.currentThread())) {
      LockSupport.unpark(waiting);
    }
  }

  /** Runs a task, if there is one; on the thread that made the call. */
  boolean runOne() {
    Runnable task = next();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  /** Says that the thread waits no more: nothing is kept for it. */
  void release() {
    synchronized (this) {
      thread = null;
    }
    for (Runnable task = next(); task != null; task = next()) {
      Threads.executor().execute(task);
    }
  }
}

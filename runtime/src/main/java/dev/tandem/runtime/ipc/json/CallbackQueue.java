package dev.tandem.runtime.ipc.json;

import dev.tandem.runtime.flow.SmallQueue;
import dev.tandem.runtime.flow.Threads;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of one call one by one, on an executor.
 *
 * <p>It is itself an {@link Executor}, as grpc-java's is that does this: the runtime's caller
 * executor knows callbacks by that.
 */
final class CallbackQueue implements Executor, Runnable {
  private static final System.Logger LOG = System.getLogger(CallbackQueue.class.getName());

  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final SmallQueue<Runnable> tasks = new SmallQueue<>(); // guarded by the lock
  private boolean running; // guarded by the lock

  CallbackQueue(Executor executor) {
    this.executor = Threads.orElseOwn(executor);
  }

  /** Adds a callback, to be run after {@link #start()}. Calls nobody, so locks may be held. */
  void add(Runnable task) {
    lock.lock();
    try {
      tasks.add(task);
    } finally {
      lock.unlock();
    }
  }

  /** Has the callbacks run that were added. */
  void start() {
    lock.lock();
    try {
      if (running || tasks.isEmpty()) {
        return;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    executor.execute(this);
  }

  @Override
  public void execute(Runnable task) {
    add(task);
    start();
  }

  @Override
  public void run() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable error) { // An Error of a callback's, after all that it could do about it.
        LOG.log(System.Logger.Level.ERROR, "A callback failed.", error);
      }
    }
  }

  private @Nullable Runnable next() {
    lock.lock();
    try {
      Runnable task = tasks.poll();
      running = task != null;
      return task;
    } finally {
      lock.unlock();
    }
  }
}
